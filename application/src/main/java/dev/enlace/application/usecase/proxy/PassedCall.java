package dev.enlace.application.usecase.proxy;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.MethodNotAllowed;
import dev.enlace.application.failure.Failure.OperationNotSupported;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.passing.PassedAnswer;
import dev.enlace.application.port.in.proxy.PassOnCall;
import dev.enlace.application.port.in.proxy.PassOnCall.Passed;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.application.port.out.upstream.TokenRefused;
import dev.enlace.application.port.out.upstream.Upstream.Sent;
import dev.enlace.application.usecase.acting.Access;
import dev.enlace.domain.provider.Api;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.proxy.CallPath;
import dev.enlace.domain.provider.proxy.CallTarget;
import dev.enlace.domain.provider.proxy.ProxyMethod;
import dev.enlace.domain.provider.proxy.ProxyRules;
import dev.enlace.domain.proxy.Header;
import dev.enlace.domain.proxy.HeaderRules;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One call on its way: made once more where the provider refuses the token, and never again. */
final class PassedCall {
  private static final int UNAUTHORIZED = 401;

  private final PassOnCall.Call call;
  private final CallPath path;
  private final RepeatableBody body;
  private final Exchange exchange;
  private final AtomicBoolean renewed = new AtomicBoolean();
  private final AtomicReference<@Nullable Refused> refused = new AtomicReference<>();

  PassedCall(PassOnCall.Call call, CallPath path, RepeatableBody body, Exchange exchange) {
    this.call = call;
    this.path = path;
    this.body = body;
    this.exchange = exchange;
  }

  /** Fails with {@link TokenRefused} where the provider does not take the first token. */
  Mono<Passed> attempt(Access access) {
    ProxyRules rules = rules(access);
    ProxyMethod method = method(rules);
    CallTarget target =
        rules
            .target(path, call.query(), access.apiBase())
            .orElseThrow(() -> new Failed(new Forbidden("path_not_offered")));
    Refused before = refused.getAndSet(null);
    if (before != null && before.token().equals(access.accessToken())) {
      // it was renewed a moment ago, and there is no better one
      return passed(rules, target, access, before.answer());
    }
    if (before != null) {
      before.answer().close();
    }
    if (!body.isThere()) {
      // the new token is there: whoever sends it again needs to wait for nothing
      throw new Failed(
          new ProviderUnavailable(provider(access), ProviderProblem.TOKEN_RENEWED, Duration.ZERO));
    }
    List<Meter> meters = access.meters(rules.subjects(path));
    List<Header> headers = HeaderRules.ofRequest(call.headers());
    return body.send(content ->
            exchange.send(
                access, new Sent(method, target, headers, content), meters, body.isWhole()))
        .flatMap(answer -> passed(rules, target, access, answer));
  }

  /** Whoever has its answer closes it. */
  void taken() {
    exchange.taken();
  }

  /** That nobody waits for its answer's head any more, and it is not made again. */
  void end() {
    body.forget();
    exchange.end();
  }

  /**
   * A refusal is the token's only where there can be another. The path is the caller's own, and
   * providers say 401 to some other things, too: nothing is given up for it.
   */
  private Mono<Passed> passed(
      ProxyRules rules, CallTarget target, Access access, PassedAnswer answer) {
    if (answer.status() == UNAUTHORIZED
        && access.renewable()
        && renewed.compareAndSet(false, true)) {
      refused.set(new Refused(access.accessToken(), answer));
      return Mono.error(TokenRefused::new);
    }
    PassedAnswer harmless = answer.with(HeaderRules.ofAnswer(answer.headers()));
    return Mono.fromSupplier(() -> Locations.of(answer, target, rules, access.apiBase()))
        .map(location -> new Passed(provider(access), harmless, location.orElse(null)))
        .onErrorMap(
            Locations.Elsewhere.class,
            elsewhere ->
                new Failed(
                    new ProviderUnavailable(
                        provider(access), ProviderProblem.UNEXPECTED_ANSWER, null)));
  }

  private ProxyMethod method(ProxyRules rules) {
    return ProxyMethod.of(call.method())
        .filter(rules.methods()::contains)
        .orElseThrow(() -> new Failed(new MethodNotAllowed(rules.methods())));
  }

  private static ProviderId provider(Access access) {
    return access.provider().definition().id();
  }

  private static ProxyRules rules(Access access) {
    Api api = access.provider().definition().api();
    ProxyRules rules = api == null ? null : api.proxy();
    if (rules == null) {
      throw new Failed(new OperationNotSupported(access.connection().slug(), "proxy"));
    }
    return rules;
  }

  /** An answer that waits for another token. */
  private record Refused(Secret token, PassedAnswer answer) {}
}
