package dev.enlace.adapter.out.postgres.journal;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.crypto.PostgresDataKeys;
import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.SampleAttempts;
import dev.enlace.application.contract.SampleConnections;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final ConnectionStores stores = DATABASE.stores();
  private final Workspace workspace = Samples.workspace();
  private final User ana = Samples.user(workspace.id());
  private final ApiKey first = Samples.key(workspace.id());

  @BeforeEach
  void makes_a_workspace() {
    answer(stores.workspaces().add(workspace, first, Samples.hash(), Samples.actor(ana)));
  }

  @Test
  void numbers_every_kind_of_change_without_a_gap() {
    OAuthAttempt attempt = SampleAttempts.attempt(workspace.id(), ana, false);
    answer(stores.attempts().add(attempt, Samples.sealed(1, OAuthAttempts.VERIFIER)));
    answer(stores.attempts().spend(attempt.ref(), null));
    SecretHash confirmation = Samples.hash();
    Connection pending =
        SampleConnections.grant(workspace.id(), ana).in(new ConnectionState.Pending(Samples.now()));
    Connection active = pending.confirmed(new ConnectionState.Active(Samples.now()));
    Connection edited = SampleConnections.edited(active, "renamed", active.material());

    answer(
        stores
            .connections()
            .addFrom(
                attempt.ref(),
                pending,
                null,
                secrets(),
                confirmation,
                by(ConnectionChange.CREATED)));
    answer(stores.connections().confirm(active, confirmation, by(ConnectionChange.CONFIRMED)));
    answer(
        stores.connections().replace(edited, active.version(), null, by(ConnectionChange.UPDATED)));
    answer(stores.connections().share(edited, Shares.NONE, by(ConnectionChange.SHARED)));
    answer(
        stores
            .connections()
            .replace(edited, edited.version(), secrets(), by(ConnectionChange.VERIFIED)));
    answer(stores.connections().remove(edited, by(ConnectionChange.DELETED)));

    assertThat(events(pending))
        .containsExactly(
            "1|connection.created|pending",
            "2|connection.confirmed|active",
            "3|connection.updated|active",
            "4|connection.shared|active",
            "5|connection.verified|active",
            "6|connection.deleted|active");
    assertThat(audit(pending.id().value()))
        .containsExactly(
            "connection.created",
            "connection.confirmed",
            "connection.updated",
            "connection.shared",
            "connection.verified",
            "connection.deleted");
  }

  @Test
  void notes_what_else_there_is_to_say_in_the_audit_trail_and_tells_nobody_else() {
    Connection connection = SampleConnections.credentials(workspace.id(), ana);
    Map<String, ?> detail = Map.of("recipients", Map.of("deny", Map.of("added", 1)));
    answer(
        stores
            .connections()
            .add(
                connection,
                Samples.sealed(1, "password"),
                by(ConnectionChange.CREATED).setting(connection.material().recipients(), detail)));

    assertThat(
            rows(
                """
                SELECT detail #>> '{recipients,deny,added}', detail ->> 'slug'
                FROM connections.audit_inbox WHERE target_id = '%s'
                """,
                connection.id()))
        .containsExactly("1|smtp");
    assertThat(
            rows(
                "SELECT payload ->> 'recipients' FROM connections.outbox WHERE connection_id = '%s'",
                connection.id()))
        .containsExactly("null");
  }

  @Test
  void numbers_simultaneous_changes_one_after_the_other() {
    Connection connection = added();

    atOnce(
        20, () -> stores.connections().share(connection, Shares.NONE, by(ConnectionChange.SHARED)));

    assertThat(
            rows(
                "SELECT seq FROM connections.outbox WHERE connection_id = '%s' ORDER BY seq",
                connection.id()))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 21).mapToObj(Long::toString).toList());
  }

  @Test
  void tells_what_changed_and_by_which_event_and_nothing_of_its_secrets() {
    Connection connection = SampleConnections.credentials(workspace.id(), ana);
    Change change = by(ConnectionChange.CREATED);
    SealedSecrets sealed = Samples.sealed(1, "password");
    answer(stores.connections().add(connection, sealed, change));

    List<String> told =
        rows(
            """
            SELECT id, payload ->> 'id', payload ->> 'slug', payload ->> 'authType',
              payload ->> 'label', payload ->> 'version', payload -> 'owner' ->> 'subject'
            FROM connections.outbox WHERE connection_id = '%s'
            """,
            connection.id());
    assertThat(told)
        .containsExactly(
            "%s|%s|smtp|credentials|Ñandú's smtp|1|%s"
                .formatted(change.eventId(), connection.id(), ana.subject()));
    assertThat(
            rows(
                """
                SELECT payload::text FROM connections.outbox WHERE connection_id = '%1$s'
                UNION ALL
                SELECT detail::text FROM connections.audit_inbox WHERE target_id = '%1$s'
                """,
                connection.id()))
        .hasSize(2)
        .allSatisfy(text -> assertThat(text).doesNotContain("sealed", "password", "smtp.example"));
  }

  @Test
  void extends_the_streams_of_enabled_destinations_that_want_the_event() {
    String everything = destination(true, null);
    String deletions = destination(true, "{connection.deleted}");
    String disabled = destination(false, null);
    Connection connection = added();
    answer(stores.connections().share(connection, Shares.NONE, by(ConnectionChange.SHARED)));

    assertThat(streams(connection)).containsExactly(everything + "|1|2");

    answer(stores.connections().remove(connection, by(ConnectionChange.DELETED)));
    assertThat(streams(connection))
        .containsExactlyInAnyOrder(everything + "|1|3", deletions + "|3|3")
        .noneMatch(stream -> stream.startsWith(disabled));
  }

  @Test
  void notes_who_did_it_by_which_key_and_from_where() {
    ApiKeyId key = new ApiKeyId(Samples.id());
    Connection connection = addedBy(new Actor(ana, key, new Origin("2001:db8::7", "request-1")));

    assertThat(
            rows(
                """
                SELECT actor_kind, actor_id, origin, request_id, detail ->> 'key', detail ->> 'slug'
                FROM connections.audit_inbox WHERE target_id = '%s'
                """,
                connection.id()))
        .containsExactly("person|%s|2001:db8::7|request-1|%s|airtable".formatted(ana.id(), key));
  }

  @Test
  void notes_no_address_where_there_is_none_or_it_is_nonsense() {
    for (@Nullable String address : new @Nullable String[] {null, "unknown", "1.2.3.4.5"}) {
      Connection connection = addedBy(new Actor(ana, null, new Origin(address, "r".repeat(200))));

      assertThat(
              rows(
                  """
                  SELECT origin, length(request_id), detail ->> 'key'
                  FROM connections.audit_inbox WHERE target_id = '%s'
                  """,
                  connection.id()))
          .containsExactly("null|64|null");
    }
  }

  @Test
  void notes_an_address_without_its_zone() {
    Connection connection = addedBy(new Actor(ana, null, new Origin("fe80::1%eth0", "r")));

    assertThat(
            rows(
                "SELECT origin FROM connections.audit_inbox WHERE target_id = '%s'",
                connection.id()))
        .containsExactly("fe80::1");
  }

  @Test
  void notes_whom_a_connection_is_shared_with() {
    Connection connection = added();
    Shares shares = new Shares(List.of("berta", "carlos"), List.of(first.id()));
    answer(stores.connections().share(connection, shares, by(ConnectionChange.SHARED)));

    assertThat(
            rows(
                """
                SELECT detail -> 'users', detail -> 'keys' FROM connections.audit_inbox
                WHERE target_id = '%s' AND action = 'connection.shared'
                """,
                connection.id()))
        .containsExactly("[\"berta\", \"carlos\"]|[\"%s\"]".formatted(first.id()));
  }

  @Test
  void notes_how_people_are_asked_in_a_new_workspace() {
    assertThat(
            rows(
                """
                SELECT detail ->> 'oauthConfirmation' FROM connections.audit_inbox
                WHERE target_id = '%s' AND action = 'workspace.created'
                """,
                workspace.id().value()))
        .containsExactly("required");
  }

  @Test
  void notes_what_happens_to_workspaces_and_keys() {
    Actor service = Samples.actor(first.holder());
    ApiKey key = Samples.key(workspace.id());
    answer(stores.keys().add(key, Samples.hash(), service));
    answer(stores.keys().revoke(workspace.id(), key.id(), service));
    answer(stores.workspaces().replaceSuccessUrls(workspace.id(), SuccessUrls.NONE, service));

    assertThat(audit(key.id().value())).containsExactly("api_key.created", "api_key.revoked");
    assertThat(audit(first.id().value())).containsExactly("api_key.created");
    assertThat(audit(workspace.id().value()))
        .containsExactly("workspace.created", "workspace.updated");
    assertThat(
            rows(
                "SELECT DISTINCT actor_kind FROM connections.audit_inbox WHERE target_id = '%s'",
                key.id()))
        .containsExactly("service");
  }

  @Test
  void notes_once_that_nothing_came_of_an_attempt_and_by_which_code_of_ours() {
    OAuthAttempt attempt = SampleAttempts.attempt(workspace.id(), ana, false);
    answer(stores.attempts().add(attempt, Samples.sealed(1, OAuthAttempts.VERIFIER)));

    answer(stores.attempts().fail(attempt, "CONNECTION.AUTHORIZATION_DENIED"));
    answer(stores.attempts().fail(attempt, "CONNECTION.PROVIDER_UNAVAILABLE"));

    assertThat(
            rows(
                """
                SELECT action, actor_id, detail ->> 'code', detail ->> 'provider'
                FROM connections.audit_inbox WHERE target_id = '%s'
                """,
                attempt.id()))
        .containsExactly(
            "oauth.attempt_failed|%s|CONNECTION.AUTHORIZATION_DENIED|%s"
                .formatted(ana.id(), attempt.provider().value()));
  }

  @Test
  void notes_each_data_key_once_that_is_made() {
    DataKeys keys = new PostgresDataKeys(DATABASE.database(), DATABASE.audit());
    Wrapped key = new Wrapped(workspace.id(), 1, KeyPurpose.TOKENS, 1, new byte[] {1});
    answer(keys.addPrimary(key));
    answer(keys.addPrimary(key));

    assertThat(
            rows(
                """
                SELECT actor_kind, detail ->> 'keyId', detail ->> 'purpose'
                FROM connections.audit_inbox
                WHERE target_id = '%s' AND action = 'keys.created'
                """,
                workspace.id()))
        .containsExactly("system|1|tokens");
  }

  @Test
  void notes_the_first_start_as_the_installations_own_deed_and_no_later_one() {
    Workspace started = Samples.workspace();
    SecretHash hash = Samples.hash();
    ApiKey key = Samples.key(started.id());
    answer(stores.workspaces().ensure(started, key, hash));
    answer(stores.workspaces().ensure(started, Samples.key(started.id()), hash));

    assertThat(
            rows(
                """
                SELECT action, actor_kind, actor_id FROM connections.audit_inbox
                WHERE workspace_id = '%s' ORDER BY action
                """,
                started.id()))
        .containsExactly("api_key.created|system|null", "workspace.created|system|null");
  }

  private static Change by(ConnectionChange what, Actor actor) {
    return new Change(Samples.id(), what, actor);
  }

  private Change by(ConnectionChange what) {
    return Samples.change(what, ana);
  }

  private Connection added() {
    return addedBy(Samples.actor(ana));
  }

  private Connection addedBy(Actor actor) {
    Connection connection = SampleConnections.grant(workspace.id(), ana);
    return answer(
        stores.connections().add(connection, secrets(), by(ConnectionChange.CREATED, actor)));
  }

  private static SealedSecrets secrets() {
    return Samples.sealed(1, Material.ACCESS_TOKEN);
  }

  private String destination(boolean enabled, @Nullable String events) {
    UUID id = Samples.id();
    DATABASE.run(
        """
        INSERT INTO connections.destinations (workspace_id, id, kind, events, enabled)
        VALUES ('%s', '%s', 'webhook', %s, %s)
        """
            .formatted(workspace.id(), id, events == null ? "NULL" : "'" + events + "'", enabled));
    return id.toString();
  }

  private static List<String> streams(Connection connection) {
    return rows(
        """
        SELECT destination_id, first_seq, last_seq FROM connections.outbox_streams
        WHERE connection_id = '%s'
        """,
        connection.id());
  }

  private static List<String> events(Connection connection) {
    return rows(
        """
        SELECT seq, type, payload ->> 'state' FROM connections.outbox
        WHERE connection_id = '%s' ORDER BY seq
        """,
        connection.id());
  }

  private static List<String> audit(UUID target) {
    return rows(
        "SELECT action FROM connections.audit_inbox WHERE target_id = '%s' ORDER BY at", target);
  }

  private static List<String> rows(String sql, Object id) {
    return DATABASE.rows(sql.formatted(id));
  }
}
