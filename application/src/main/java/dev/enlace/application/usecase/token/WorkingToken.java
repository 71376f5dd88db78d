package dev.enlace.application.usecase.token;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderNotConfigured;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.out.connection.HandOuts.Grant;
import dev.enlace.application.port.out.connection.HandOuts.Held;
import dev.enlace.application.port.out.crypto.UnreadableSecrets;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.domain.principal.Actor;
import java.time.Duration;
import java.util.Objects;
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
  public Mono<Token> of(Held held, @Nullable Duration minValidity, @Nullable Actor actor) {
    return had(held, minValidity, actor).map(Had::token);
  }

  /** The same, and whether it was waited for. */
  public Mono<Had> had(Held held, @Nullable Duration minValidity, @Nullable Actor actor) {
    Usable.require(held.id(), held.state());
    if (actor != null) {
      uses.note(held.workspace(), held.id());
    }
    Grant grant = Objects.requireNonNull(held.grant(), "grant");
    Duration left = grant.validity(held.readAt());
    Duration asked = minValidity == null ? Need.MARGIN : minValidity;
    if (left == null || left.compareTo(asked) > 0) {
      return current(held, grant, actor);
    }
    boolean works = left.isPositive();
    if (works && minValidity == null && refresher.isRefreshing(held.id())) {
      return current(held, grant, actor);
    }
    Mono<Had> renewed = renewed(held, asked, actor);
    if (!works) {
      return renewed;
    }
    // the round goes on, whoever does not wait for it
    Mono<Had> soon =
        minValidity == null
            ? renewed.timeout(GRACE, Mono.defer(() -> current(held, grant, actor)))
            : renewed;
    return soon.onErrorResume(WorkingToken::isPassing, trouble -> current(held, grant, actor))
        .map(Had::waitedFor);
  }

  /** One that does not open is what a refresh sees to. */
  private Mono<Had> current(Held held, Grant grant, @Nullable Actor actor) {
    return secrets
        .open(held.workspace(), held.id(), grant.token())
        .map(opened ->
            RenewedGrant.token(grant.tokenType(), grant.expiresAt(), grant.scopes(), opened))
        .map(token -> new Had(token, false))
        .onErrorResume(UnreadableSecrets.class, lost -> renewed(held, Duration.ZERO, actor));
  }

  private Mono<Had> renewed(Held held, Duration validity, @Nullable Actor actor) {
    return refresher
        .token(held.workspace(), held.id(), new Need(validity, false), actor)
        .map(token -> new Had(token, true));
  }

  /** Trouble that says nothing about the token that is there. */
  private static boolean isPassing(Throwable error) {
    return error instanceof Failed failed
        && switch (failed.failure()) {
          case ProviderUnavailable _, StoreUnavailable _, ProviderNotConfigured _ -> true;
          default -> false;
        };
  }

  /**
   * A token.
   *
   * @param waited whether the provider was asked before: what was read of the connection to get
   *     here may have been changed since
   */
  public record Had(Token token, boolean waited) {
    private Had waitedFor() {
      return waited ? this : new Had(token, true);
    }
  }
}
