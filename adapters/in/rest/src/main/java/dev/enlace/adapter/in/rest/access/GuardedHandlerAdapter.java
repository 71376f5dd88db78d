package dev.enlace.adapter.in.rest.access;

import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Asks the {@link Guard} after a request is routed and before its body is read, so that nobody who
 * may not call an operation can make it work.
 */
final class GuardedHandlerAdapter extends RequestMappingHandlerAdapter {
  private final Guard guard;

  GuardedHandlerAdapter(Guard guard) {
    this.guard = guard;
  }

  @Override
  public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
    HandlerMethod method = (HandlerMethod) handler;
    if (isOptions(exchange) && !Operations.isOurs(method)) {
      return super.handle(exchange, handler);
    }
    return guard.admit(exchange, method).then(Mono.defer(() -> super.handle(exchange, handler)));
  }

  /** Spring itself answers OPTIONS with the methods of the path and nothing else. */
  private static boolean isOptions(ServerWebExchange exchange) {
    return exchange.getRequest().getMethod().equals(HttpMethod.OPTIONS);
  }
}
