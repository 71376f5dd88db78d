package dev.enlace.application.contract;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Waits for what a store answers. */
public final class Answers {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Answers() {}

  /** The answer, which must not be empty. */
  public static <T> T answer(Mono<T> asked) {
    return Objects.requireNonNull(asked.block(PATIENCE), "nothing came");
  }

  /** The answer or nothing. */
  public static <T> Optional<T> found(Mono<T> asked) {
    return asked.blockOptional(PATIENCE);
  }

  /** All of them in order. */
  public static <T> List<T> all(Flux<T> asked) {
    return answer(asked.collectList());
  }

  /** What those of many simultaneous calls answered that were not empty. */
  public static <T> List<T> atOnce(int calls, Supplier<Mono<T>> call) {
    return all(
        Flux.range(0, calls)
            .flatMap(n -> Mono.defer(call).subscribeOn(Schedulers.boundedElastic()), calls));
  }
}
