package dev.enlace.application.usecase.connection;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.Asking.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.InvalidConfiguration;
import dev.enlace.application.failure.Failure.VersionConflict;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.RecipientLists;
import dev.enlace.domain.connection.RecipientPolicy;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.secret.Secret;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class GrantSettingsTest {
  private static final Principal ALICE = Principals.user("alice");

  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void are_set_without_touching_the_grant_and_are_in_the_history_and_not_in_the_audit_trail() {
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);

    Connection first = Made.set(enlace, ALICE, gmail, Made.allow("@EXAMPLE.com", "ana@x.test"));

    assertThat(lastDetail()).isEqualTo(Map.of("recipients", Map.of("allow", Map.of("added", 2))));
    assertThat(first.version()).isEqualTo(gmail.version().next());
    assertThat(first.state()).isEqualTo(gmail.state());
    assertThat(first.verifiedAt()).isEqualTo(gmail.verifiedAt());
    assertThat(first.material())
        .isEqualTo(((Material.OAuthGrant) gmail.material()).setTo(settings(first)));

    Connection second =
        Made.set(
            enlace,
            ALICE,
            first,
            Map.of("recipientDenyList", List.of(Map.of("value", "eve@example.com"))));
    assertThat(second.material().recipients())
        .isEqualTo(
            new RecipientPolicy(List.of("@example.com", "ana@x.test"), List.of("eve@example.com")));

    Connection same = Made.set(enlace, ALICE, second, Made.allow("ana@x.test", "@example.com"));
    assertThat(lastDetail()).as("in another order they are the same").isEmpty();
    Made.set(enlace, ALICE, same, Made.allow());
    assertThat(history(gmail))
        .extracting(RecipientLists::version)
        .containsExactly(new Version(5), new Version(3), new Version(2));
    assertThat(history(gmail).getFirst().policy())
        .isEqualTo(new RecipientPolicy(List.of(), List.of("eve@example.com")));
    assertThat(history(gmail)).extracting(RecipientLists::setBy).containsOnly(ALICE.user());
  }

  @Test
  void keep_the_tokens_that_a_refresh_has_brought_meanwhile() {
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);
    enlace.ports.tokens.answerRefresh(
        token -> Mono.just(MemoryPorts.tokens("canary-next", "canary-next-refresh")));
    answer(enlace.connections.refresh.refresh(ALICE, gmail.id()));

    Connection set = Made.set(enlace, ALICE, gmail, Made.allow("@example.com"));
    Made.set(enlace, ALICE, set, Made.allow());

    assertThat(answer(enlace.connections.handOut.handOut(ALICE, gmail.id(), null)).accessToken())
        .isEqualTo(Secret.of("canary-next"));
  }

  @Test
  void are_the_lists_and_nothing_else_and_have_to_fit() {
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);

    assertThat(
            violations(
                enlace.connections.update.update(
                    Made.edit(ALICE, gmail, Map.of("target", "x", "host", "y")))))
        .containsExactlyInAnyOrder("target unknown", "host unknown");
    assertThat(
            violations(enlace.connections.update.update(Made.edit(ALICE, gmail, Made.allow("x")))))
        .containsExactly("recipientAllowList[0].value format");
    assertThat(
            violations(
                enlace.oauth.start.start(start(SampleEntries.GMAIL, Map.of("password", "x")))))
        .containsExactly("password unknown");
    assertThat(
            failure(enlace.oauth.start.start(start(SampleEntries.AIRTABLE, Made.allow("@x.test")))))
        .isInstanceOf(InvalidConfiguration.class);
  }

  @Test
  void are_set_by_whoever_manages_the_connection_as_it_is_now() {
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL, Visibility.RESTRICTED);
    Principal admin = Principals.user("root", Role.ADMIN);

    assertThat(
            failure(
                enlace.connections.update.update(Made.edit(admin, gmail, Made.allow("@x.test")))))
        .isEqualTo(new Forbidden("right_manage"));
    assertThat(failure(enlace.connections.recipients.read(admin, gmail.id(), null, 5)))
        .isEqualTo(new Forbidden("right_manage"));
    Made.set(enlace, ALICE, gmail, Made.allow("@example.com"));
    assertThat(
            failure(
                enlace.connections.update.update(Made.edit(ALICE, gmail, Made.allow("@x.test")))))
        .isEqualTo(new VersionConflict(gmail.id()));
  }

  @Test
  void hold_from_the_moment_a_connection_is_there_and_outlive_its_grant() {
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL, Made.allow("@example.com"));

    assertThat(gmail.material().recipients().allow()).containsExactly("@example.com");
    assertThat(lastDetail()).isEqualTo(Map.of("recipients", Map.of("allow", Map.of("added", 1))));
    assertThat(history(gmail)).extracting(RecipientLists::version).containsExactly(Version.FIRST);
    assertThat(failure(enlace.connections.handOut.handOut(ALICE, gmail.id(), null)))
        .isEqualTo(new Forbidden("right_reveal"));
  }

  @Test
  void of_a_form_are_in_the_history_too() {
    Connection smtp =
        Made.byForm(enlace, ALICE, SampleEntries.SMTP, Made.smtp(Made.allow("@example.com")));
    Connection telegram =
        Made.byForm(enlace, ALICE, SampleEntries.TELEGRAM, Map.of("botToken", "canary-of-a-bot"));
    Made.set(enlace, ALICE, telegram, Made.allow("@Channel"));
    Made.set(enlace, ALICE, smtp, Map.of("username", "grace"));

    assertThat(history(smtp))
        .singleElement()
        .satisfies(lists -> {
          assertThat(lists.version()).isEqualTo(Version.FIRST);
          assertThat(lists.policy().allow()).containsExactly("@example.com");
        });
    assertThat(history(telegram))
        .singleElement()
        .satisfies(lists -> {
          assertThat(lists.version()).isEqualTo(new Version(2));
          assertThat(lists.policy().allow()).containsExactly("@channel");
        });
  }

  private List<RecipientLists> history(Connection connection) {
    return answer(enlace.connections.recipients.read(ALICE, connection.id(), null, 50)).items();
  }

  private Map<String, ?> lastDetail() {
    return enlace.ports.tables.changes().getLast().change().detail();
  }

  private static FormValues settings(Connection connection) {
    return ((Material.OAuthGrant) connection.material()).settings();
  }

  private static StartOAuth.Command start(
      CatalogEntry entry, Map<String, ? extends @Nullable Object> config) {
    return Made.start(ALICE, entry, Visibility.PRIVATE, config);
  }
}
