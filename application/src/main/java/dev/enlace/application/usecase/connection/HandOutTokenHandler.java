package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.failure.Failure.PendingConfirmation;
import dev.enlace.application.port.in.connection.HandOutToken;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.time.Clock;
import java.util.Map;
import reactor.core.publisher.Mono;

/** One read, one decryption, answer. */
public final class HandOutTokenHandler implements HandOutToken {
  private final ConnectionGate gate;
  private final ConnectionSecrets secrets;
  private final Clock clock;

  /** With those means. */
  public HandOutTokenHandler(ConnectionGate gate, ConnectionSecrets secrets, Clock clock) {
    this.gate = gate;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public Mono<Token> handOut(Principal principal, ConnectionId id) {
    return gate.see(principal, id).flatMap(this::handOut);
  }

  private Mono<Token> handOut(Opened opened) {
    Connection connection = opened.connection();
    if (!(connection.material() instanceof Material.OAuthGrant grant)) {
      return Failed.with(new OAuthNotSupported(connection.slug()));
    }
    opened.require(Right.REVEAL);
    requireUsable(connection, grant);
    return secrets.open(opened.stored()).map(tokens -> token(tokens, grant));
  }

  private void requireUsable(Connection connection, Material.OAuthGrant grant) {
    switch (connection.state()) {
      case ConnectionState.Pending _ -> throw new Failed(new PendingConfirmation(connection.id()));
      case ConnectionState.NeedsReauth dead ->
          throw new Failed(new NeedsReauth(connection.id(), dead.reason()));
      case ConnectionState.Revoked _ -> throw new Failed(new ConnectionNotFound(connection.id()));
      case ConnectionState.Active _, ConnectionState.Degraded _ -> {
        if (grant.hasExpired(clock.instant())) {
          throw new Failed(new NeedsReauth(connection.id(), "token_expired"));
        }
      }
    }
  }

  private static Token token(Map<String, Secret> opened, Material.OAuthGrant grant) {
    Secret accessToken = opened.get(Material.ACCESS_TOKEN);
    if (accessToken == null) {
      throw new IllegalStateException("a grant without an access token");
    }
    return new Token(accessToken, grant.tokenType(), grant.expiresAt(), grant.granted());
  }
}
