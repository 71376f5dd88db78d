package dev.enlace.adapter.in.rest.idempotency;

import dev.enlace.adapter.in.rest.problem.ProblemHandler;
import dev.enlace.adapter.in.rest.problem.Refusals;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.port.in.idempotency.AnswerOnce;
import dev.enlace.application.port.in.idempotency.AnswerOnce.Answer;
import dev.enlace.domain.principal.Principal;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Runs an operation whose request bears a key apart from its client, into a recorded answer, and
 * gives the client that one or an earlier one. A request without a key is none of its business.
 */
@Component
public final class IdempotentCalls {
  private static final Set<HttpStatus> NOT_THE_OPERATIONS =
      Set.of(HttpStatus.UNAUTHORIZED, HttpStatus.TOO_MANY_REQUESTS);

  private final AnswerOnce once;
  private final ProblemHandler problems;
  private final ObjectProvider<ResponseEntityResultHandler> results;

  IdempotentCalls(
      AnswerOnce once,
      ProblemHandler problems,
      ObjectProvider<ResponseEntityResultHandler> results) {
    this.once = once;
    this.problems = problems;
    this.results = results;
  }

  /** The call's result; empty where the answer has been written here. */
  public Mono<HandlerResult> call(
      ServerWebExchange exchange,
      Principal principal,
      Function<ServerWebExchange, Mono<HandlerResult>> call) {
    return IdempotencyKey.of(exchange.getRequest().getHeaders())
        .map(key -> once(exchange, principal, key, call))
        .orElseGet(() -> call.apply(exchange));
  }

  private Mono<HandlerResult> once(
      ServerWebExchange exchange,
      Principal principal,
      String key,
      Function<ServerWebExchange, Mono<HandlerResult>> call) {
    return RepeatableRequest.read(exchange.getRequest())
        .flatMap(request ->
            once.answer(
                new AnswerOnce.Command(principal, key, request.route(), request.content()),
                Mono.defer(() -> recorded(exchange.mutate().request(request), call))))
        .flatMap(outcome -> AnswerText.write(exchange.getResponse(), outcome))
        .then(Mono.empty());
  }

  private Mono<Answer> recorded(
      ServerWebExchange.Builder exchange, Function<ServerWebExchange, Mono<HandlerResult>> call) {
    RecordedResponse response = new RecordedResponse();
    ServerWebExchange apart = exchange.response(response).build();
    return call.apply(apart)
        .flatMap(result -> results.getObject().handleResult(apart, result))
        .onErrorResume(IdempotentCalls::isAnswer, refused -> problems.handle(apart, refused))
        .then(Mono.fromSupplier(() -> AnswerText.of(response)));
  }

  /** Whether an operation has decided so; all else may end otherwise when it is tried again. */
  private static boolean isAnswer(Throwable trouble) {
    return isOpen(trouble) || isRefusal(trouble);
  }

  /** What may have been done is not to be done again. */
  private static boolean isOpen(Throwable trouble) {
    return trouble instanceof Failed failed && failed.failure() instanceof OutcomeUnknown;
  }

  private static boolean isRefusal(Throwable trouble) {
    return Refusals.decided(trouble)
        .filter(HttpStatus::is4xxClientError)
        .filter(status -> !NOT_THE_OPERATIONS.contains(status))
        .isPresent();
  }
}
