package dev.enlace.application.usecase.proxy;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.passing.PassedAnswer;
import dev.enlace.application.port.out.upstream.CallBudget;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.application.port.out.upstream.Upstream;
import dev.enlace.application.port.out.upstream.Upstream.Answered;
import dev.enlace.application.port.out.upstream.Upstream.Sent;
import dev.enlace.application.usecase.acting.Access;
import dev.enlace.application.usecase.token.HandOutLog;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.ProviderId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/**
 * A request and the head of its answer, perhaps twice: in its turn, counted, and noted however it
 * ends.
 */
final class Exchange {
  /**
   * Until the head of an answer whose turn is counted: the turn has ended by itself soon after, and
   * another's call would meet this one at the provider.
   */
  static final Duration HEAD = CallBudget.LEASE.minusSeconds(1);

  private static final String CALLED = "proxy.called";
  private static final String NO_ANSWER = "none";

  private final Principal principal;
  private final CallBudget budget;
  private final Upstream upstream;
  private final UnderWay underWay;
  private final HandOutLog log;
  private final Untaken untaken = new Untaken();

  Exchange(
      Principal principal,
      CallBudget budget,
      Upstream upstream,
      UnderWay underWay,
      HandOutLog log) {
    this.principal = principal;
    this.budget = budget;
    this.upstream = upstream;
    this.underWay = underWay;
    this.log = log;
  }

  /**
   * The answer, which {@link #end} closes unless it was {@link #taken}.
   *
   * @param whole whether all that is to be sent is there
   */
  Mono<PassedAnswer> send(Access access, Sent sent, List<Meter> meters, boolean whole) {
    return Mono.defer(() -> {
      // nobody waits for a turn in vain
      underWay.look(access.connection());
      Mono<PassedAnswer> answer = inTurn(access, sent, meters);
      return whole ? answer : whileComing(access, meters, answer);
    });
  }

  /** Whoever has the answer closes it. */
  void taken() {
    untaken.taken();
  }

  /** Nobody takes an answer any more. */
  void end() {
    untaken.end();
  }

  private Mono<PassedAnswer> whileComing(
      Access access, List<Meter> meters, Mono<PassedAnswer> answer) {
    Runnable leave = underWay.enterComing(access.connection(), meters);
    return answer.doFinally(_ -> leave.run());
  }

  private Mono<PassedAnswer> inTurn(Access access, Sent sent, List<Meter> meters) {
    ProviderId provider = access.provider().definition().id();
    return budget.within(
        access.asker(),
        meters,
        turn -> {
          Mono<PassedAnswer> answer =
              counted(access, sent).flatMap(answered -> Penalties.judged(answered, meters, turn));
          return meters.isEmpty() ? answer : answer.timeout(HEAD, late(provider));
        });
  }

  /** From here on something may come to the provider. */
  private Mono<Answered> counted(Access access, Sent sent) {
    return Mono.defer(() -> {
      Runnable leave = underWay.enter(access.connection());
      return noted(access, sent)
          .map(it -> new Answered(it.answer().alsoEnding(leave), it.retryAfter()))
          .doOnNext(it -> untaken.hold(it.answer()))
          .doOnError(_ -> leave.run())
          .doOnCancel(leave);
    });
  }

  private Mono<Answered> noted(Access access, Sent sent) {
    return Mono.defer(() -> {
      AtomicReference<String> status = new AtomicReference<>(NO_ANSWER);
      return upstream
          .send(access.provider().definition().id(), sent, access.accessToken())
          .doOnNext(it -> status.set(it.answer().status() / 100 + "xx"))
          .doFinally(_ -> note(access.connection(), sent, status.get()));
    });
  }

  private void note(Connection connection, Sent sent, String status) {
    Map<String, String> detail =
        Map.of("method", sent.method().name(), "host", sent.target().authority(), "status", status);
    log.note(principal, connection.id(), CALLED, detail);
  }

  private static Mono<PassedAnswer> late(ProviderId provider) {
    return Failed.with(new ProviderUnavailable(provider, ProviderProblem.TIMED_OUT, null));
  }
}
