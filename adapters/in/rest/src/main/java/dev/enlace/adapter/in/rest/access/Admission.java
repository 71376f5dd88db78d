package dev.enlace.adapter.in.rest.access;

import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.domain.principal.Principal;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** An operation that finds out who asks in the read that it makes anyway. */
public interface Admission {
  /** Its {@code operationId}. */
  String operation();

  /**
   * As {@link Authenticate}; what else was read is left in the exchange. Empty where the operation
   * goes on for somebody who is not known, with what was presented.
   */
  Mono<Principal> admit(Authenticate.Query query, ServerWebExchange exchange);
}
