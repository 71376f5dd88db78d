package dev.enlace.adapter.out.postgres.session;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.ConnectionStores;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.contract.SessionsContract;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.application.port.out.session.Sessions;
import dev.enlace.application.port.out.session.Sessions.Beginning;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.Workspace;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSessionsTest extends SessionsContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final ConnectionStores stores = DATABASE.stores();
  private final Sessions sessions = new PostgresSessions(DATABASE.database(), DATABASE.audit());

  @Override
  protected Sessions sessions() {
    return sessions;
  }

  @Override
  protected ApiKeys keys() {
    return stores.keys();
  }

  @Override
  protected Workspaces workspaces() {
    return stores.workspaces();
  }

  @Override
  protected void age(SecretHash session, Duration by) {
    DATABASE.run(
        """
        UPDATE connections.sessions SET created_at = created_at - interval '%1$s seconds',
          seen_at = seen_at - interval '%1$s seconds',
          idle_until = idle_until - interval '%1$s seconds',
          expires_at = expires_at - interval '%1$s seconds'
        WHERE id_hash = '\\x%2$s'
        """
            .formatted(by.toSeconds(), hex(session)));
  }

  @Test
  void notes_who_signed_in_and_out_with_which_key() {
    Workspace workspace = Samples.workspace();
    ApiKey key = Samples.key(workspace.id());
    answer(stores.workspaces().add(workspace, key, Samples.hash(), Samples.actor(key.holder())));
    Origin origin = new Origin("192.0.2.7", "request-one");
    SecretHash hash = Samples.hash();
    SessionId id = answer(sessions.begin(beginning(workspace, key, hash, origin)));
    answer(sessions.end(workspace.id(), hash, new Origin("192.0.2.8", "request-two")));
    assertThat(found(sessions.end(workspace.id(), hash, origin))).isEmpty();

    assertThat(
            DATABASE.rows(
                """
                SELECT action, actor_kind, actor_id, host(origin), request_id, detail
                FROM connections.audit_inbox
                WHERE workspace_id = '%s' AND target_id = '%s' ORDER BY id
                """
                    .formatted(workspace.id(), id)))
        .containsExactly(
            "panel.signed_in|service|%s|192.0.2.7|request-one|{\"key\": \"%s\"}"
                .formatted(key.holder().id(), key.id()),
            "panel.signed_out|service|%s|192.0.2.8|request-two|{\"key\": \"%s\"}"
                .formatted(key.holder().id(), key.id()));
  }

  @Test
  void notes_which_key_was_refused_and_why() {
    Workspace workspace = Samples.workspace();
    ApiKey key = Samples.key(workspace.id());
    answer(stores.workspaces().add(workspace, key, Samples.hash(), Samples.actor(key.holder())));

    answer(sessions.refused(key, "revoked", new Origin("192.0.2.7", "request-one")));

    assertThat(
            DATABASE.rows(
                """
                SELECT action, actor_kind, actor_id, host(origin), request_id, detail
                FROM connections.audit_inbox
                WHERE workspace_id = '%s' AND target_id = '%s'
                  AND action = 'panel.sign_in_refused'
                """
                    .formatted(workspace.id(), key.id())))
        .containsExactly(
            "panel.sign_in_refused|service|%s|192.0.2.7|request-one|{\"key\": \"%s\", \"reason\": \"revoked\"}"
                .formatted(key.holder().id(), key.id()));
  }

  @Test
  void tells_that_the_user_behind_the_key_is_disabled() {
    Workspace workspace = Samples.workspace();
    ApiKey key = Samples.key(workspace.id());
    answer(stores.workspaces().add(workspace, key, Samples.hash(), Samples.actor(key.holder())));
    SecretHash hash = Samples.hash();
    answer(sessions.begin(beginning(workspace, key, hash, new Origin(null, "request-one"))));

    DATABASE.run(
        "UPDATE connections.users SET disabled_at = now() WHERE id = '%s'"
            .formatted(key.holder().id()));

    assertThat(answer(sessions.find(workspace.id(), hash)).caller().userDisabled()).isTrue();
  }

  private static Beginning beginning(
      Workspace workspace, ApiKey key, SecretHash hash, Origin origin) {
    Principal principal =
        new Principal(
            workspace.id(),
            key.holder(),
            key.id(),
            key.name(),
            key.role(),
            key.permissions(),
            origin);
    return new Beginning(
        new SessionId(Samples.id()), principal, hash, Duration.ofMinutes(30), Duration.ofHours(12));
  }

  private static String hex(SecretHash hash) {
    return HexFormat.of().formatHex(hash.bytes());
  }
}
