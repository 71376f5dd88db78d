package dev.enlace.application.port.out.connection;

import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.SecretHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Connections with their sealed secrets. Each method is one transaction, and a change is kept
 * together with its event and its line in the audit trail, or not at all.
 */
public interface Connections {
  /** Table that sealed secrets are bound to. */
  String TABLE = "connections";

  /** Keeps a new connection; its owner's row is made if there is none. */
  Mono<Connection> add(Connection connection, SealedSecrets secrets, Change change);

  /**
   * Keeps what came of an attempt and notes it there, in one transaction. Never empty; fails with
   * {@code InvalidState}, and keeps nothing, where the attempt has ended already.
   *
   * @param connection its grant's {@code expiresAt} is not used, as it is by this replica's clock
   * @param lifetime of the access token, from now; null where the provider does not say
   * @param confirmation hash of what the starter has to post; null where no confirmation is asked
   */
  Mono<Connection> addFrom(
      AttemptRef attempt,
      Connection connection,
      @Nullable Duration lifetime,
      SealedSecrets secrets,
      @Nullable SecretHash confirmation,
      Change change);

  /**
   * Puts what came of an attempt in place of a connection's grant and notes it there, in one
   * transaction. Fails with {@code InvalidState} as {@link #addFrom} does.
   *
   * @param reconnected as {@code connection} there
   * @param lifetime as there
   * @param before whose account the connection was when it was read; null: not known
   * @param confirmation hash of what the starter has to post; null where no confirmation is asked
   * @return the connection as it is now; empty, with nothing kept, where it is gone or its account
   *     has changed since it was read
   */
  Mono<Connection> reconnectFrom(
      AttemptRef attempt,
      Connection reconnected,
      @Nullable Duration lifetime,
      @Nullable Account before,
      SealedSecrets secrets,
      @Nullable SecretHash confirmation,
      Change change);

  /** The connection, whoever asks; {@code viewer} only decides {@code shared}. Empty: none. */
  Mono<Stored> find(ConnectionId id, Viewer viewer);

  /** What a viewer may see, newest first, one more than the limit if there is more. */
  Flux<Visible> page(Viewer viewer, Filter filter);

  /**
   * Replaces a connection that is still at a version, and its secrets. How it stands changes only
   * with the secrets: what else is edited says nothing about that.
   *
   * @param secrets null: keep those that are there
   * @return empty if it is gone or at another version
   */
  Mono<Connection> replace(
      Connection changed, Version expected, @Nullable SealedSecrets secrets, Change change);

  /**
   * Notes what a trial showed: whose account it is, when it was seen to work, and, of credentials,
   * how it stands; that of a grant is for its refreshes to say. No edit: the version stays.
   *
   * @return empty if it is gone, pending, or has been edited since it was read
   */
  Mono<Connection> tried(Connection tried, Change change);

  /**
   * Makes a pending connection active against its confirmation, once; empty if that is wrong. Of
   * what was read before only the state changes, and the version moves, so that an edit or a test
   * that began while it was pending does not make it so again.
   */
  Mono<Connection> confirm(Connection active, SecretHash confirmation, Change change);

  /** Removes the connection and its secrets; empty if it is gone already. */
  Mono<ConnectionId> remove(Connection connection, Change change);

  /**
   * How many other connections of any workspace may live on the same account at a provider: those
   * whose account is not known too, and none that is dead.
   */
  Mono<Long> othersOn(Account account, ProviderId provider, ConnectionId except);

  /** Whom it is shared with. */
  Mono<Shares> shares(Connection connection);

  /**
   * Replaces whom it is shared with; users that have no row get one.
   *
   * @return the ids in {@code shares.keys()} that are no keys of the workspace; none: it is done.
   *     Empty if the connection is gone
   */
  Mono<UnknownKeys> share(Connection connection, Shares shares, Change change);

  /** Keys that were named and do not exist. If there is any, nothing was changed. */
  record UnknownKeys(List<ApiKeyId> ids) {}

  /**
   * A connection, whether it is shared with the viewer, and its secrets.
   *
   * @param readAt by the store's clock, which all replicas share
   * @param lastUsedAt when somebody last acted through it; null: nobody yet, or not yet noted
   */
  record Stored(
      Connection connection,
      boolean shared,
      SealedSecrets secrets,
      Instant readAt,
      @Nullable Instant lastUsedAt) {}

  /**
   * A connection, and whether it is shared with the viewer.
   *
   * @param lastUsedAt as of {@link Stored}
   */
  record Visible(Connection connection, boolean shared, @Nullable Instant lastUsedAt) {
    /** One that nobody has used yet. */
    public Visible(Connection connection, boolean shared) {
      this(connection, shared, null);
    }
  }
}
