package dev.enlace.application.port.out.session;

import dev.enlace.application.port.out.access.ApiKeys.Caller;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Sessions of the panel, by hashes of what browsers hold. Their times are judged by the database's
 * clock. A beginning and an end are kept together with their lines in the audit trail.
 */
public interface Sessions {
  /** Keeps a new one, which has been seen just now. Never empty. */
  Mono<SessionId> begin(Beginning beginning);

  /**
   * The session of that hash and the key that it began with, in one statement. Empty if there is
   * none, it has ended or its time is over, its key is revoked or expired, or its workspace is
   * disabled.
   */
  Mono<Held> find(WorkspaceId workspace, SecretHash hash);

  /**
   * Notes that it is used, and puts its idle end off, but not beyond its last one.
   *
   * @return its idle end as it is then; empty, and nothing has changed, where that was noted within
   *     the last minute or it has ended
   */
  Mono<Instant> seen(WorkspaceId workspace, SecretHash hash, Duration idle);

  /** Ends it at once and everywhere; empty if there is none or it has ended already. */
  Mono<SessionId> end(WorkspaceId workspace, SecretHash hash, Origin origin);

  /**
   * Notes in the audit trail that somebody wanted to sign in with a key that opens nothing any
   * more, and why. Never empty.
   */
  Mono<ApiKeyId> refused(ApiKey key, String reason, Origin origin);

  /**
   * What begins.
   *
   * @param principal whose key it is
   * @param idle how long it lasts without being used
   * @param longest how long it lasts at all
   */
  record Beginning(
      SessionId id, Principal principal, SecretHash hash, Duration idle, Duration longest) {}

  /**
   * A session that is alive.
   *
   * @param caller the key it began with
   * @param user who acts
   * @param stale whether it was last noted as used more than a minute ago
   */
  record Held(
      SessionId id,
      SecretHash hash,
      Caller caller,
      User user,
      String workspaceName,
      Instant idleUntil,
      Instant expiresAt,
      boolean stale) {
    /** The same with another idle end. */
    public Held until(Instant idle) {
      return new Held(id, hash, caller, user, workspaceName, idle, expiresAt, false);
    }
  }
}
