package dev.enlace.adapter.in.rest.access;

import dev.enlace.adapter.in.rest.edge.LargeBodies;
import dev.enlace.adapter.in.rest.format.Formats;
import dev.enlace.adapter.in.rest.idempotency.IdempotentCalls;
import dev.enlace.adapter.in.rest.problem.StrictParameters;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Asks the {@link Guard} after a request is routed and before its body is read, so that nobody who
 * may not call an operation can make it work; and lets a POST that is sent again be answered again.
 */
final class GuardedHandlerAdapter extends RequestMappingHandlerAdapter {
  private static final Set<HttpMethod> GET = Set.of(HttpMethod.GET);

  private final Guard guard;
  private final IdempotentCalls calls;
  private final Formats formats;

  GuardedHandlerAdapter(Guard guard, IdempotentCalls calls, Formats formats) {
    this.guard = guard;
    this.calls = calls;
    this.formats = formats;
  }

  @Override
  public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
    HandlerMethod method = (HandlerMethod) handler;
    if (isOptions(exchange) && !Operations.isOurs(method)) {
      return super.handle(exchange, handler);
    }
    if (isHead(exchange) && Operations.hasEffects(method)) {
      return Mono.error(() -> new MethodNotAllowedException(HttpMethod.HEAD, GET));
    }
    return guard.admit(exchange, method).then(Mono.defer(() -> run(exchange, method)));
  }

  private Mono<HandlerResult> run(ServerWebExchange exchange, HandlerMethod method) {
    if (Operations.isOurs(method)) {
      StrictParameters.require(exchange.getRequest().getQueryParams(), method);
    }
    if (formats.areOffered(method)) {
      formats.choose(exchange);
    }
    if (Callers.known(exchange)) {
      LargeBodies.share(exchange, Callers.of(exchange));
    }
    boolean repeatable =
        exchange.getRequest().getMethod().equals(HttpMethod.POST) && !Operations.passesOn(method);
    return repeatable && Callers.known(exchange)
        ? calls.call(exchange, Callers.of(exchange), same -> super.handle(same, method))
        : super.handle(exchange, method);
  }

  /** Spring serves HEAD wherever it serves GET. */
  private static boolean isHead(ServerWebExchange exchange) {
    return exchange.getRequest().getMethod().equals(HttpMethod.HEAD);
  }

  /** Spring itself answers OPTIONS with the methods of the path and nothing else. */
  private static boolean isOptions(ServerWebExchange exchange) {
    return exchange.getRequest().getMethod().equals(HttpMethod.OPTIONS);
  }
}
