package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.in.connection.HandOutToken;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.principal.Principal;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One read, one decryption, answer; only a token that ends soon is refreshed before. A token that
 * still works is handed out at once while it is refreshed, and when it cannot be.
 */
public final class HandOutTokenHandler implements HandOutToken {
  private final TokenGate gate;
  private final ConnectionSecrets secrets;
  private final TokenRefresher refresher;
  private final Clock clock;

  /** With those means. */
  public HandOutTokenHandler(
      TokenGate gate, ConnectionSecrets secrets, TokenRefresher refresher, Clock clock) {
    this.gate = gate;
    this.secrets = secrets;
    this.refresher = refresher;
    this.clock = clock;
  }

  @Override
  public Mono<Token> handOut(Principal principal, ConnectionId id, @Nullable Duration minValidity) {
    return gate.open(principal, id).flatMap(opened -> handOut(opened, minValidity));
  }

  private Mono<Token> handOut(Opened opened, @Nullable Duration minValidity) {
    Duration left =
        ((Material.OAuthGrant) opened.connection().material()).validity(clock.instant());
    Duration asked = minValidity == null ? Need.MARGIN : minValidity;
    if (left == null || left.compareTo(asked) > 0) {
      return current(opened);
    }
    boolean works = left.isPositive();
    if (works && minValidity == null && refresher.isRefreshing(opened.connection().id())) {
      return current(opened);
    }
    Mono<Token> renewed =
        refresher.token(opened.connection(), new Need(asked, false), opened.principal().actor());
    return works
        ? renewed.onErrorResume(HandOutTokenHandler::isPassing, trouble -> current(opened))
        : renewed;
  }

  private Mono<Token> current(Opened opened) {
    return secrets
        .open(opened.stored())
        .map(tokens -> RenewedGrant.token(opened.connection(), tokens));
  }

  /** Trouble that says nothing about the token that is there. */
  private static boolean isPassing(Throwable error) {
    return error instanceof Failed failed
        && switch (failed.failure()) {
          case ProviderUnavailable _, StoreUnavailable _, Failure.ProviderNotConfigured _ -> true;
          default -> false;
        };
  }
}
