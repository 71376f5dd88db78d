package dev.enlace.adapter.in.rest.edge;

import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.wire.ProblemCode;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/**
 * A few requests with files at a time: each takes several times its body's length of memory until
 * it is answered, and many at once would take all there is.
 */
final class LargeBodies {
  private static final Refusal BUSY =
      Refusal.of(HttpStatus.TOO_MANY_REQUESTS, ProblemCode.RATE_LIMITED)
          .header(HttpHeaders.RETRY_AFTER, "1");

  private final AtomicInteger underWay = new AtomicInteger();
  private final int most;

  LargeBodies(int most) {
    this.most = most;
  }

  /** Answers one more, unless too many are being answered. */
  Mono<Void> admit(Mono<Void> answer) {
    return Mono.defer(() -> {
      if (underWay.incrementAndGet() > most) {
        underWay.decrementAndGet();
        return Refused.with(BUSY);
      }
      return answer.doFinally(end -> underWay.decrementAndGet());
    });
  }
}
