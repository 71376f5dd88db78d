package dev.enlace.application.port.out.connection;

import dev.enlace.application.port.out.access.ApiKeys.Caller;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a hand-out needs to know, in one statement at most. What this replica changes counts at
 * once, what others change within a second.
 */
public interface HandOuts {
  /**
   * The valid key of that hash and the connection. Empty if there is no such key, as {@code
   * ApiKeys.find} says.
   *
   * @param user whom the key wants to act for; null: its own service user
   */
  Mono<Read> find(
      WorkspaceId workspace, SecretHash hash, @Nullable UserId user, ConnectionId connection);

  /** Who asks, and for which connection, if there is one. */
  record Read(Caller caller, Optional<Held> held) {}

  /**
   * Of a connection what decides who is given its token, and the token; nothing that is only shown.
   *
   * @param shared whether it is shared with whoever asks
   * @param restricted whether it restricts whom it may write to
   * @param grant null where it is no grant of a provider
   * @param readAt by the store's clock, which all replicas share
   */
  record Held(
      WorkspaceId workspace,
      ConnectionId id,
      Slug slug,
      UserId owner,
      Visibility visibility,
      boolean shared,
      boolean restricted,
      ConnectionState state,
      @Nullable Grant grant,
      Instant readAt) {
    /** The same, read so much later. */
    public Held readLater(Duration later) {
      return new Held(
          workspace,
          id,
          slug,
          owner,
          visibility,
          shared,
          restricted,
          state,
          grant,
          readAt.plus(later));
    }

    /** Of a connection that was read as a whole. */
    public static Held of(Stored stored) {
      Connection connection = stored.connection();
      return new Held(
          connection.workspace(),
          connection.id(),
          connection.slug(),
          connection.owner().id(),
          connection.visibility(),
          stored.shared(),
          connection.restrictsRecipients(),
          connection.state(),
          connection.material() instanceof Material.OAuthGrant grant
              ? new Grant(
                  grant.granted(),
                  grant.tokenType(),
                  grant.expiresAt(),
                  stored.secrets().only(Material.ACCESS_TOKEN))
              : null,
          stored.readAt());
    }
  }

  /**
   * An access token and what is said with it.
   *
   * @param expiresAt null where the provider does not say
   * @param token sealed, by the name {@link Material#ACCESS_TOKEN}
   */
  record Grant(Scopes scopes, String tokenType, @Nullable Instant expiresAt, SealedSecrets token) {
    /** How long it still works; null where the provider does not say. */
    public @Nullable Duration validity(Instant now) {
      return expiresAt == null ? null : Duration.between(now, expiresAt);
    }
  }
}
