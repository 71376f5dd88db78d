package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderNotConfigured;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.crypto.UnreadableSecrets;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.principal.Actor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One read, one decryption; only a token that ends soon is refreshed before. A token that still
 * works is taken at once while it is refreshed, and when it cannot be.
 */
public final class WorkingToken {
  /** What a provider that is well needs to answer; no more than that is spent on a better token. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final ConnectionSecrets secrets;
  private final TokenRefresher refresher;
  private final ConnectionUses uses;

  /** With those means. */
  public WorkingToken(ConnectionSecrets secrets, TokenRefresher refresher, ConnectionUses uses) {
    this.secrets = secrets;
    this.refresher = refresher;
    this.uses = uses;
  }

  /**
   * The token of a grant. Never empty.
   *
   * @param minValidity how long it has to work at least; null: the usual margin
   * @param actor who uses it; null: nobody, the installation only looks
   */
  public Mono<Token> of(Stored stored, @Nullable Duration minValidity, @Nullable Actor actor) {
    Usable.require(stored.connection());
    if (actor != null) {
      uses.note(stored.connection());
    }
    Duration left =
        ((Material.OAuthGrant) stored.connection().material()).validity(stored.readAt());
    Duration asked = minValidity == null ? Need.MARGIN : minValidity;
    if (left == null || left.compareTo(asked) > 0) {
      return current(stored, actor);
    }
    boolean works = left.isPositive();
    if (works && minValidity == null && refresher.isRefreshing(stored.connection().id())) {
      return current(stored, actor);
    }
    Mono<Token> renewed = refresher.token(stored.connection(), new Need(asked, false), actor);
    if (!works) {
      return renewed;
    }
    // the round goes on, whoever does not wait for it
    Mono<Token> soon =
        minValidity == null
            ? renewed.timeout(GRACE, Mono.defer(() -> current(stored, actor)))
            : renewed;
    return soon.onErrorResume(WorkingToken::isPassing, trouble -> current(stored, actor));
  }

  /** One that does not open is what a refresh sees to. */
  private Mono<Token> current(Stored stored, @Nullable Actor actor) {
    return secrets
        .open(stored.connection(), stored.secrets().only(Material.ACCESS_TOKEN))
        .map(tokens -> RenewedGrant.token(stored.connection(), tokens))
        .onErrorResume(
            UnreadableSecrets.class,
            lost -> refresher.token(stored.connection(), new Need(Duration.ZERO, false), actor));
  }

  /** Trouble that says nothing about the token that is there. */
  private static boolean isPassing(Throwable error) {
    return error instanceof Failed failed
        && switch (failed.failure()) {
          case ProviderUnavailable _, StoreUnavailable _, ProviderNotConfigured _ -> true;
          default -> false;
        };
  }
}
