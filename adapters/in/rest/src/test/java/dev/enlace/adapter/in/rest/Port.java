package dev.enlace.adapter.in.rest;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** One in-port in memory: remembers what it was asked and answers as it is told. */
public final class Port<Q, A> {
  private final List<Q> asked = new CopyOnWriteArrayList<>();
  private volatile Function<Q, Mono<A>> answer = _ -> untold();

  Mono<A> call(Q question) {
    return Mono.defer(() -> {
      asked.add(question);
      return answer.apply(question);
    });
  }

  void reset() {
    asked.clear();
    answer = _ -> untold();
  }

  void answers(A value) {
    answer = _ -> Mono.just(value);
  }

  void answersBy(Function<Q, Mono<A>> function) {
    answer = function;
  }

  void fails(Failure failure) {
    answer = _ -> Failed.with(failure);
  }

  void breaks(RuntimeException bug) {
    answer = _ -> Mono.error(bug);
  }

  List<Q> asked() {
    return List.copyOf(asked);
  }

  Q lastAsked() {
    return asked.getLast();
  }

  private static <A> Mono<A> untold() {
    return Failed.with(new Failure.NotFound("sample", "none"));
  }
}
