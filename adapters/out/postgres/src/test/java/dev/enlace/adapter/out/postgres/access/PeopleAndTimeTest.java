package dev.enlace.adapter.out.postgres.access;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.SampleAttempts;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.port.out.access.ApiKeys.Holder;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What only somebody who operates the database can change, and what only its clock decides. */
class PeopleAndTimeTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final ConnectionStores stores = DATABASE.stores();
  private final Workspace workspace = Samples.workspace();
  private final ApiKey key = Samples.key(workspace.id());
  private final SecretHash hash = Samples.hash();
  private final User ana = Samples.user(workspace.id());

  @BeforeEach
  void makes_a_workspace_that_ana_is_known_in() {
    answer(stores.workspaces().add(workspace, key, hash, Samples.actor(ana)));
    answer(stores.attempts().add(attempt(), Samples.sealed(1, OAuthAttempts.VERIFIER)));
  }

  @Test
  void makes_rows_of_people_and_of_services_once() {
    answer(stores.attempts().add(attempt(), Samples.sealed(1, OAuthAttempts.VERIFIER)));

    assertThat(
            DATABASE.rows(
                """
                SELECT kind, issuer, subject, role FROM connections.users
                WHERE workspace_id = '%s' ORDER BY kind
                """
                    .formatted(workspace.id())))
        .containsExactly(
            "person|external|%s|member".formatted(ana.subject()),
            "service|key|%s|member".formatted(key.id()));
  }

  @Test
  void takes_a_users_role_from_the_row() {
    set(ana, "role = 'reader'");

    assertThat(holder().userRole()).isEqualTo(Role.READER);
  }

  @Test
  void tells_that_a_user_is_disabled() {
    set(ana, "disabled_at = now()");

    assertThat(holder().userDisabled()).isTrue();
    assertThat(answer(stores.keys().find(workspace.id(), hash, null)).userDisabled()).isFalse();
  }

  @Test
  void disables_with_a_service_user_all_that_its_keys_may_act_for() {
    set(key.holder(), "disabled_at = now()");

    assertThat(holder().userDisabled()).isTrue();
    assertThat(answer(stores.keys().find(workspace.id(), hash, null)).userDisabled()).isTrue();
  }

  @Test
  void judges_a_keys_time_by_the_clock_of_the_database() {
    keyExpires("now() + interval '1 hour'");
    assertThat(found(stores.keys().find(workspace.id(), hash, null))).isPresent();

    keyExpires("now() - interval '1 microsecond'");
    assertThat(found(stores.keys().find(workspace.id(), hash, null))).isEmpty();
  }

  @Test
  void judges_an_attempts_time_by_the_clock_of_the_database() {
    OAuthAttempt attempt = attempt();
    answer(stores.attempts().add(attempt, Samples.sealed(1, OAuthAttempts.VERIFIER)));

    attemptExpires(attempt, "now() - interval '1 microsecond'");
    assertThat(answer(stores.attempts().find(attempt.ref())).expired()).isTrue();
    assertThat(found(stores.attempts().spend(attempt.ref(), null))).isEmpty();

    attemptExpires(attempt, "now() + interval '1 hour'");
    assertThat(answer(stores.attempts().find(attempt.ref())).expired()).isFalse();
    assertThat(found(stores.attempts().spend(attempt.ref(), null))).isPresent();
  }

  @Test
  void passes_over_a_permission_that_only_a_newer_release_knows() {
    DATABASE.run(
        "UPDATE connections.api_keys SET permissions = '{act_as,fly}' WHERE id = '%s'"
            .formatted(key.id()));

    assertThat(answer(stores.keys().find(workspace.id(), hash, null)).key().permissions())
        .extracting(permission -> permission.code())
        .containsExactly("act_as");
  }

  @Test
  void keeps_settings_that_only_a_newer_release_knows() {
    String id = workspace.id().toString();
    DATABASE.run(
        """
        UPDATE connections.workspaces SET settings = settings || '{"quota": 7}'
        WHERE workspace_id = '%s'
        """
            .formatted(id));

    answer(
        stores
            .workspaces()
            .replaceSuccessUrls(workspace.id(), workspace.successUrls(), Samples.actor(ana)));

    assertThat(
            DATABASE.rows(
                "SELECT settings -> 'quota' FROM connections.workspaces WHERE workspace_id = '%s'"
                    .formatted(id)))
        .containsExactly("7");
  }

  private Holder holder() {
    return answer(stores.keys().find(workspace.id(), hash, ana.id()));
  }

  private OAuthAttempt attempt() {
    return SampleAttempts.attempt(workspace.id(), ana, false);
  }

  private static void set(User user, String change) {
    DATABASE.run("UPDATE connections.users SET %s WHERE id = '%s'".formatted(change, user.id()));
  }

  private void keyExpires(String at) {
    DATABASE.run(
        "UPDATE connections.api_keys SET expires_at = %s WHERE id = '%s'".formatted(at, key.id()));
  }

  private static void attemptExpires(OAuthAttempt attempt, String at) {
    DATABASE.run(
        "UPDATE connections.oauth_states SET expires_at = %s WHERE id = '%s'"
            .formatted(at, attempt.id()));
  }
}
