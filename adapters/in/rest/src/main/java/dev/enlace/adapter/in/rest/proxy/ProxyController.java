package dev.enlace.adapter.in.rest.proxy;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.edge.StreamedRoute;
import dev.enlace.application.port.in.proxy.PassOnCall;
import dev.enlace.domain.connection.ConnectionId;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Passes calls on as they came, and answers as they come. Written by hand: what is generated of the
 * contract knows neither a path of several segments nor a body that nobody reads. HEAD goes where
 * GET does.
 */
@RestController
final class ProxyController {
  private final PassOnCall passOnCall;
  private final ReceivedCall received;

  ProxyController(PassOnCall passOnCall, ProxySettings settings) {
    this.passOnCall = passOnCall;
    this.received = new ReceivedCall(settings.largestBody());
  }

  @GetMapping(StreamedRoute.PATTERN)
  Mono<Void> proxyGet(@PathVariable("connectionId") UUID id, ServerWebExchange exchange) {
    return pass(id, exchange);
  }

  @PostMapping(StreamedRoute.PATTERN)
  Mono<Void> proxyPost(@PathVariable("connectionId") UUID id, ServerWebExchange exchange) {
    return pass(id, exchange);
  }

  @PutMapping(StreamedRoute.PATTERN)
  Mono<Void> proxyPut(@PathVariable("connectionId") UUID id, ServerWebExchange exchange) {
    return pass(id, exchange);
  }

  @PatchMapping(StreamedRoute.PATTERN)
  Mono<Void> proxyPatch(@PathVariable("connectionId") UUID id, ServerWebExchange exchange) {
    return pass(id, exchange);
  }

  @DeleteMapping(StreamedRoute.PATTERN)
  Mono<Void> proxyDelete(@PathVariable("connectionId") UUID id, ServerWebExchange exchange) {
    return pass(id, exchange);
  }

  private Mono<Void> pass(UUID id, ServerWebExchange exchange) {
    return PassedOn.write(
        exchange.getResponse(),
        id,
        Mono.fromSupplier(() -> received.of(exchange.getRequest()))
            .flatMap(call -> passOnCall.passOn(Callers.of(exchange), new ConnectionId(id), call)));
  }
}
