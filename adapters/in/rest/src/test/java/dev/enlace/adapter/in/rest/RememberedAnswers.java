package dev.enlace.adapter.in.rest;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.port.in.idempotency.AnswerOnce;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** Remembers answers by key and request as a map does, and what was asked. */
final class RememberedAnswers implements AnswerOnce {
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
  private final List<Command> asked = new CopyOnWriteArrayList<>();

  @Override
  public Mono<Outcome> answer(Command command, Mono<Answer> operation) {
    asked.add(command);
    String id = command.principal().user().id() + command.route() + command.key();
    Remembered before = remembered.get(id);
    if (before == null) {
      return operation
          .doOnNext(answer -> keep(id, command, answer))
          .map(answer -> new Outcome(answer, false));
    }
    return Arrays.equals(before.request(), command.request())
        ? Mono.just(new Outcome(before.answer(), true))
        : Failed.with(new Failure.IdempotencyKeyReused());
  }

  List<Command> asked() {
    return List.copyOf(asked);
  }

  void reset() {
    remembered.clear();
    asked.clear();
  }

  private void keep(String id, Command command, Answer answer) {
    if (answer.keepable()) {
      remembered.put(id, new Remembered(command.request(), answer));
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Remembered(byte[] request, AnswerOnce.Answer answer) {}
}
