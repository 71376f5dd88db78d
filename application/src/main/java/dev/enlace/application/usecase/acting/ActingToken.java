package dev.enlace.application.usecase.acting;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.failure.Failure.OperationNotSupported;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.out.connection.HandOuts.Held;
import dev.enlace.application.port.out.upstream.TokenRefused;
import dev.enlace.application.usecase.connection.ConnectionGate;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.application.usecase.connection.UpstreamGrants;
import dev.enlace.application.usecase.token.HandOutLog;
import dev.enlace.application.usecase.token.TokenRefresher;
import dev.enlace.application.usecase.token.Usable;
import dev.enlace.application.usecase.token.WorkingToken;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.Api;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Lends a connection's token to a call that somebody may make without reading the token. A token
 * that the provider refuses before its time is renewed, and the call made once more.
 */
public final class ActingToken {
  private final ConnectionGate gate;
  private final WorkingToken working;
  private final TokenRefresher refresher;
  private final UpstreamGrants upstream;
  private final HandOutLog log;

  /** With those means. */
  public ActingToken(
      ConnectionGate gate,
      WorkingToken working,
      TokenRefresher refresher,
      UpstreamGrants upstream,
      HandOutLog log) {
    this.gate = gate;
    this.working = working;
    this.refresher = refresher;
    this.upstream = upstream;
    this.log = log;
  }

  /**
   * What the call answers. Fails where the principal may not use the connection, or that act is
   * none for it; and with {@code ProviderUnavailable} where the provider refuses a new token, too.
   * All of that is looked at again where a token had to be waited for: it may take a provider half
   * a minute, and what was changed meanwhile counts.
   *
   * @param call fails with {@link TokenRefused} where it was not made for that reason; it is then
   *     asked for a second time, so it must be able to send all of it again
   */
  public <T> Mono<T> with(
      Principal principal, ConnectionId id, Act act, Function<Access, Mono<T>> call) {
    return open(principal, id, act).flatMap(opened -> lend(opened, act, call));
  }

  private Mono<Opened> open(Principal principal, ConnectionId id, Act act) {
    return gate.open(principal, id, Right.USE)
        .doOnNext(opened -> requireAllowed(opened.connection(), act));
  }

  private Mono<Opened> again(Opened before, Act act) {
    return open(before.principal(), before.connection().id(), act)
        .doOnNext(opened -> Usable.require(opened.connection()));
  }

  private static void requireAllowed(Connection connection, Act act) {
    if (!(connection.material() instanceof Material.OAuthGrant)) {
      throw new Failed(new OAuthNotSupported(connection.slug()));
    }
    if (connection.restrictsRecipients() && !act.heedsRecipients()) {
      throw new Failed(new Forbidden("recipients_restricted"));
    }
  }

  private <T> Mono<T> lend(Opened opened, Act act, Function<Access, Mono<T>> call) {
    Lending lending = lending(opened.connection());
    return working
        .had(Held.of(opened.stored()), null, opened.principal().actor())
        .flatMap(had ->
            (had.waited() ? again(opened, act) : Mono.just(opened))
                .flatMap(now -> called(now, act, had.token(), lending, call)))
        .onErrorMap(TokenRefused.class, refused -> new Failed(refusedAgain(lending.provider())));
  }

  private <T> Mono<T> called(
      Opened opened, Act act, Token token, Lending lending, Function<Access, Mono<T>> call) {
    note(opened.principal(), opened.connection().id(), act);
    return call.apply(lending.of(opened, token))
        .onErrorResume(TokenRefused.class, refused -> instead(opened, act, token, lending, call));
  }

  private <T> Mono<T> instead(
      Opened opened, Act act, Token refused, Lending lending, Function<Access, Mono<T>> call) {
    return refresher
        .instead(opened.connection(), refused, opened.principal().actor())
        .flatMap(token -> again(opened, act).flatMap(now -> call.apply(lending.of(now, token))));
  }

  private Lending lending(Connection connection) {
    ConfiguredProvider provider =
        upstream.provider(connection).orElseThrow(() -> new Failed(upstream.missing(connection)));
    return new Lending(provider, apiBase(connection, provider));
  }

  private void note(Principal principal, ConnectionId id, Act act) {
    String action = act.action();
    if (action != null) {
      log.note(principal, id, action);
    }
  }

  private static URI apiBase(Connection connection, ConfiguredProvider provider) {
    Api api = provider.definition().api();
    if (api == null || !api.baseUrl().placeholders().isEmpty()) {
      throw new Failed(new OperationNotSupported(connection.slug(), "api"));
    }
    return api.baseUrl().expand(Map.of());
  }

  private static Failure refusedAgain(ConfiguredProvider provider) {
    return new Failure.ProviderUnavailable(
        provider.definition().id(), ProviderProblem.GRANT_REFUSED, null);
  }

  /** Where a token is lent to. */
  private record Lending(ConfiguredProvider provider, URI apiBase) {
    Access of(Opened opened, Token token) {
      boolean renewable =
          provider.definition().refresh().offered()
              && opened.stored().secrets().byField().containsKey(Material.REFRESH_TOKEN);
      return new Access(opened.connection(), provider, token.accessToken(), apiBase, renewable);
    }
  }
}
