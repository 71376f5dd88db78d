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
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.CallBudget.Turn;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.application.port.out.upstream.TokenRefused;
import dev.enlace.application.port.out.upstream.Upstream;
import dev.enlace.application.port.out.upstream.Upstream.Answered;
import dev.enlace.application.port.out.upstream.Upstream.Sent;
import dev.enlace.application.usecase.acting.Access;
import dev.enlace.application.usecase.proxy.RepeatableBody.Sendable;
import dev.enlace.domain.provider.Api;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.proxy.CallPath;
import dev.enlace.domain.provider.proxy.CallTarget;
import dev.enlace.domain.provider.proxy.ProxyMethod;
import dev.enlace.domain.provider.proxy.ProxyRules;
import dev.enlace.domain.proxy.HeaderRules;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One call on its way: made once more where the provider refuses the token, and never again. */
final class PassedCall {
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY = 429;

  private final PassOnCall.Call call;
  private final CallPath path;
  private final RepeatableBody body;
  private final CallBudget budget;
  private final Upstream upstream;
  private final AtomicBoolean renewed = new AtomicBoolean();

  PassedCall(PassOnCall.Call call, CallPath path, CallBudget budget, Upstream upstream) {
    this.call = call;
    this.path = path;
    this.body = new RepeatableBody(call.content());
    this.budget = budget;
    this.upstream = upstream;
  }

  /** Fails with {@link TokenRefused} where the provider does not take the first token. */
  Mono<Passed> attempt(Access access) {
    ProxyRules rules = rules(access);
    ProxyMethod method = method(rules);
    CallTarget target =
        rules
            .target(path, call.query(), access.apiBase())
            .orElseThrow(() -> new Failed(new Forbidden("path_not_offered")));
    ProviderId provider = access.provider().definition().id();
    if (!body.isThere()) {
      // the new token is there: whoever sends it again needs to wait for nothing
      throw new Failed(
          new ProviderUnavailable(provider, ProviderProblem.TOKEN_RENEWED, Duration.ZERO));
    }
    List<Meter> meters = access.meters(rules.subjects(path));
    return budget
        .within(
            access.connection().id(),
            meters,
            turn -> body.next().flatMap(next -> send(access, method, target, next, turn, meters)))
        .flatMap(answer -> passed(provider, rules, target, access, answer));
  }

  private Mono<PassedAnswer> send(
      Access access,
      ProxyMethod method,
      CallTarget target,
      Sendable next,
      Turn turn,
      List<Meter> meters) {
    Sent sent = new Sent(method, target, HeaderRules.ofRequest(call.headers()), next.content());
    return upstream
        .send(access.provider().definition().id(), sent, access.accessToken())
        .doOnNext(answered -> turn.done(penalty(answered, meters)))
        .map(Answered::answer);
  }

  private static @Nullable Duration penalty(Answered answered, List<Meter> meters) {
    return answered.answer().status() == TOO_MANY && !meters.isEmpty()
        ? meters.getFirst().penalty(answered.retryAfter())
        : null;
  }

  /** The second refusal is the caller's: that is how the provider says some other things, too. */
  private Mono<Passed> passed(
      ProviderId provider,
      ProxyRules rules,
      CallTarget target,
      Access access,
      PassedAnswer answer) {
    if (answer.status() == UNAUTHORIZED && renewed.compareAndSet(false, true)) {
      answer.discard();
      return Mono.error(TokenRefused::new);
    }
    PassedAnswer harmless = answer.with(HeaderRules.ofAnswer(answer.headers()));
    return Mono.fromSupplier(() -> Locations.of(answer, target, rules, access.apiBase()))
        .map(location -> new Passed(provider, harmless, location.orElse(null)))
        .doOnError(elsewhere -> answer.discard())
        .onErrorMap(
            Locations.Elsewhere.class,
            elsewhere ->
                new Failed(
                    new ProviderUnavailable(provider, ProviderProblem.UNEXPECTED_ANSWER, null)));
  }

  private ProxyMethod method(ProxyRules rules) {
    return ProxyMethod.of(call.method())
        .filter(rules.methods()::contains)
        .orElseThrow(() -> new Failed(new MethodNotAllowed(rules.methods())));
  }

  private static ProxyRules rules(Access access) {
    Api api = access.provider().definition().api();
    ProxyRules rules = api == null ? null : api.proxy();
    if (rules == null) {
      throw new Failed(new OperationNotSupported(access.connection().slug(), "proxy"));
    }
    return rules;
  }
}
