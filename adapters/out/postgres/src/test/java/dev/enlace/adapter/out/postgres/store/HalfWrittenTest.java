package dev.enlace.adapter.out.postgres.store;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.SampleAttempts;
import dev.enlace.application.contract.SampleConnections;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Mono;

/** A change that cannot be told is not made: each table that tells refuses once. */
class HalfWrittenTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final ConnectionStores stores = DATABASE.stores();
  private final Workspace workspace = Samples.workspace();
  private final ApiKey key = Samples.key(workspace.id());
  private final User ana = Samples.user(workspace.id());
  private final Actor actor = Samples.actor(ana);
  private final SecretHash confirmation = Samples.hash();
  private final OAuthAttempt attempt = SampleAttempts.attempt(workspace.id(), ana, false);
  private final OAuthAttempt done = SampleAttempts.attempt(workspace.id(), ana, false);
  private final Connection pending =
      SampleConnections.grant(workspace.id(), ana).in(new ConnectionState.Pending(Samples.now()));
  private final Connection active = pending.confirmed(new ConnectionState.Active(Samples.now()));

  @BeforeEach
  void keeps_something_to_change() {
    answer(stores.workspaces().add(workspace, key, Samples.hash(), actor));
    for (OAuthAttempt spent : List.of(attempt, done)) {
      answer(stores.attempts().add(spent, Samples.sealed(1, OAuthAttempts.VERIFIER)));
      answer(stores.attempts().spend(spent.ref(), null));
    }
    answer(
        stores
            .connections()
            .addFrom(
                done.ref(),
                pending,
                null,
                secrets(),
                confirmation,
                change(ConnectionChange.CREATED)));
  }

  @AfterEach
  void lets_everything_be_told_again() {
    for (String table : List.of("outbox", "audit_inbox")) {
      DATABASE.run("ALTER TABLE connections.%s DROP CONSTRAINT IF EXISTS mute".formatted(table));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"outbox", "audit_inbox"})
  void leaves_nothing_of_a_change_of_a_connection_that_is_not_told(String table) {
    Connection fresh = SampleConnections.grant(workspace.id(), Samples.user(workspace.id()));
    Connection edited = SampleConnections.edited(pending, "renamed", pending.material());
    mute(table);
    List<String> before = everything();

    refused(stores.connections().add(fresh, secrets(), change(ConnectionChange.CREATED)));
    refused(
        stores
            .connections()
            .addFrom(
                attempt.ref(), fresh, null, secrets(), null, change(ConnectionChange.CREATED)));
    refused(
        stores
            .connections()
            .replace(edited, pending.version(), secrets(), change(ConnectionChange.UPDATED)));
    refused(
        stores
            .connections()
            .replace(edited, pending.version(), null, change(ConnectionChange.UPDATED)));
    refused(stores.connections().confirm(active, confirmation, change(ConnectionChange.CONFIRMED)));
    refused(
        stores
            .connections()
            .share(
                pending,
                new Shares(List.of("somebody new"), List.of(key.id())),
                change(ConnectionChange.SHARED)));
    refused(stores.connections().remove(pending, change(ConnectionChange.DELETED)));

    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = "audit_inbox")
  void leaves_nothing_of_a_key_or_a_workspace_that_is_not_noted(String table) {
    Workspace another = Samples.workspace();
    ApiKey anothers = Samples.key(another.id());
    stores.keys().add(Samples.key(workspace.id()), Samples.hash(), actor).block();
    mute(table);
    List<String> before = everything();

    refused(stores.keys().add(Samples.key(workspace.id()), Samples.hash(), actor));
    refused(stores.keys().revoke(workspace.id(), key.id(), actor));
    refused(stores.workspaces().add(another, anothers, Samples.hash(), actor));
    refused(stores.workspaces().ensure(another, anothers, Samples.hash()));
    refused(stores.workspaces().replaceSuccessUrls(workspace.id(), SuccessUrls.NONE, actor));

    assertThat(everything()).isEqualTo(before);
  }

  private static void refused(Mono<?> change) {
    assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(change::block);
  }

  private static void mute(String table) {
    DATABASE.run(
        "ALTER TABLE connections.%s ADD CONSTRAINT mute CHECK (false) NOT VALID".formatted(table));
  }

  private static List<String> everything() {
    return DATABASE.rows(
        """
        SELECT c::text AS line FROM connections.connections c
        UNION ALL SELECT g::text FROM connections.connection_grants g
        UNION ALL SELECT s::text FROM connections.oauth_states s
        UNION ALL SELECT u::text FROM connections.users u
        UNION ALL SELECT k::text FROM connections.api_keys k
        UNION ALL SELECT w::text FROM connections.workspaces w
        UNION ALL SELECT o::text FROM connections.outbox o
        UNION ALL SELECT a::text FROM connections.audit_inbox a
        ORDER BY line
        """);
  }

  private static SealedSecrets secrets() {
    return Samples.sealed(1, Material.ACCESS_TOKEN);
  }

  private Change change(ConnectionChange what) {
    return Samples.change(what, ana);
  }
}
