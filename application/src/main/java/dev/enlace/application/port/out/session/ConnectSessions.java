package dev.enlace.application.port.out.session;

import dev.enlace.application.port.out.access.ApiKeys.Caller;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Connect links and the sessions that they lead to, by hashes. Their times are judged by the
 * database's clock; none outlives the key that it was made with.
 */
public interface ConnectSessions {
  /** How long an end may be told again, to a browser that did not get the answer. */
  Duration TOLD_AGAIN = Duration.ofMinutes(2);

  /** Keeps a new link with its line in the audit trail; its user's row is made if there is none. */
  Mono<Instant> add(NewLink link);

  /**
   * The link of that hash, also one that is over. Empty if there is none, its key is revoked or
   * expired, or its workspace is disabled.
   */
  Mono<Link> link(WorkspaceId workspace, SecretHash hash);

  /**
   * Spends a link and keeps the session that it leads to, with a line in the audit trail: of any
   * number of concurrent calls one succeeds.
   *
   * @param session hash of what the browser will hold
   * @param lifetime of the session
   * @return when that ends; empty if the link is over
   */
  Mono<Instant> spend(
      WorkspaceId workspace, SecretHash link, SecretHash session, Duration lifetime, Origin origin);

  /**
   * The session of that hash with all that it has made, in one statement. Empty if there is none,
   * it has ended, its key is not valid, or its workspace is disabled.
   */
  Mono<Held> find(WorkspaceId workspace, SecretHash hash);

  /** As {@link #find}; also one that has ended within {@link #TOLD_AGAIN}. */
  Mono<Held> findEnding(WorkspaceId workspace, SecretHash hash);

  /** Notes a connection that it has made by a form; empty if it has ended. */
  Mono<ConnectionId> made(WorkspaceId workspace, SecretHash hash, ConnectionId connection);

  /** Notes a walk that it has begun; empty if it has ended. */
  Mono<AttemptId> began(WorkspaceId workspace, SecretHash hash, AttemptId attempt);

  /**
   * Ends it with nothing connected.
   *
   * @return empty if it has ended otherwise, or longer than {@link #TOLD_AGAIN} ago
   */
  Mono<SessionId> cancel(WorkspaceId workspace, SecretHash hash);

  /**
   * Ends it with that connection.
   *
   * @param confirmation in place of what the starter was to post for that connection, where it is
   *     pending: so nothing had to be kept until now that could be posted
   * @return empty if it has ended otherwise, or longer than {@link #TOLD_AGAIN} ago
   */
  Mono<SessionId> finish(
      WorkspaceId workspace, SecretHash hash, ConnectionId connection, SecretHash confirmation);

  /**
   * A link to keep.
   *
   * @param starter the key, and the user that it acts for
   */
  record NewLink(
      SessionId id, Principal starter, SecretHash hash, Duration lifetime, Request request) {}

  /**
   * What a link is for.
   *
   * @param entries what may be connected; empty: everything
   * @param successUrl where the person goes in the end
   * @param label what to call the connection; null: as usual
   */
  record Request(Set<Slug> entries, URI successUrl, @Nullable Label label) {
    public Request {
      entries = Set.copyOf(entries);
    }
  }

  /**
   * A link that somebody looks at.
   *
   * @param application the name of the key that made it
   * @param user whom it is for
   */
  record Link(String application, User user, boolean expired, boolean spent) {}

  /**
   * A session that is alive.
   *
   * @param caller the key that made its link
   * @param made connections that it has made
   */
  record Held(
      SessionId id,
      SecretHash hash,
      Caller caller,
      User user,
      Request request,
      Set<UUID> made,
      Instant expiresAt) {}
}
