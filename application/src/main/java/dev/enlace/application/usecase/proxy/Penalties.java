package dev.enlace.application.usecase.proxy;

import dev.enlace.application.passing.Content;
import dev.enlace.application.passing.PassedAnswer;
import dev.enlace.application.port.out.upstream.CallBudget.Turn;
import dev.enlace.application.port.out.upstream.Ending;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.application.port.out.upstream.Upstream.Answered;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Whether an answer means that a provider was called too often, for which all of its callers have
 * to pause. A 429 may also say that somebody's month is used up, which is nobody else's trouble and
 * is not over by waiting: only its body tells them apart.
 */
final class Penalties {
  private static final int TOO_MANY = 429;

  /** What Airtable calls it. */
  private static final String MONTH_IS_OVER = "PUBLIC_API_BILLING_LIMIT_EXCEEDED";

  /** How much of a body is looked at. */
  private static final int LOOKED_AT = 1024;

  private Penalties() {}

  /** The same answer, after its turn is over. */
  static Mono<PassedAnswer> judged(Answered answered, List<Meter> meters, Turn turn) {
    PassedAnswer answer = answered.answer();
    Ending said = Ending.of(answer.status(), answered.retryAfter());
    if (answer.status() != TOO_MANY || meters.isEmpty()) {
      turn.done(said);
      return Mono.just(answer);
    }
    Content content = answer.content();
    return content
        .bytes()
        .switchOnFirst(
            (first, all) -> {
              turn.done(isOfTheCaller(first.get()) ? Ending.OTHER : said);
              return Mono.just(answer.with(new Content(content.length(), all)));
            },
            // whoever takes the answer reads all of it
            false)
        .singleOrEmpty()
        .doOnCancel(() -> {
          turn.done(said);
          answer.close();
        });
  }

  private static boolean isOfTheCaller(@Nullable ByteBuffer piece) {
    if (piece == null) {
      return false;
    }
    ByteBuffer beginning = piece.duplicate();
    beginning.limit(Math.min(piece.limit(), piece.position() + LOOKED_AT));
    return StandardCharsets.UTF_8.decode(beginning).toString().contains(MONTH_IS_OVER);
  }
}
