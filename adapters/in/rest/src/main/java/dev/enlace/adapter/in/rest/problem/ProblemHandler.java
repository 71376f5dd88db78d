package dev.enlace.adapter.in.rest.problem;

import dev.enlace.application.passing.SenderGone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * The one place where trouble becomes an answer, for filters, routing and controllers alike; it
 * stands before Spring Boot's own handler (order -1), which would describe the exception.
 */
@Component
@Order(-2)
public final class ProblemHandler implements WebExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable trouble) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(trouble);
    }
    if (trouble instanceof SenderGone
        || DisconnectedClientHelper.isClientDisconnectedException(trouble)) {
      return nobody(exchange, trouble);
    }
    Refusal refusal = Refusals.of(trouble);
    if (refusal.status().is5xxServerError() && Refusals.isBug(trouble)) {
      LOG.error("{} A request ended in an error of ours", exchange.getLogPrefix(), trouble);
    } else {
      LOG.debug("{} Refused: {}", exchange.getLogPrefix(), refusal.code());
    }
    return ProblemPage.wanted(exchange)
        ? ProblemPage.write(exchange, refusal)
        : ProblemWriter.write(exchange, refusal);
  }

  /** Who left in the middle of a request is neither answered nor an error of ours. */
  private static Mono<Void> nobody(ServerWebExchange exchange, Throwable trouble) {
    LOG.debug("{} The client has left: {}", exchange.getLogPrefix(), trouble.toString());
    exchange.getResponse().setStatusCode(HttpStatus.BAD_REQUEST);
    return Mono.empty();
  }
}
