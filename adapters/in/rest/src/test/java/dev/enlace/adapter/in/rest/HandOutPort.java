package dev.enlace.adapter.in.rest;

import static java.util.Arrays.asList;

import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.in.connection.HandOutToken;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Hands out what it is told to, to whom the other port knows. */
record HandOutPort(Ports ports) implements HandOutToken {
  @Override
  public Mono<Token> handOut(Principal principal, ConnectionId id, @Nullable Duration minValidity) {
    return ports.handOutToken.call(asList(principal, id, minValidity));
  }

  @Override
  public Mono<Asked> ask(Authenticate.Query query, ConnectionId id) {
    return ports
        .authenticate
        .call(query)
        .map(known ->
            new Asked() {
              @Override
              public Principal principal() {
                return known;
              }

              @Override
              public Mono<Token> handOut(@Nullable Duration minValidity) {
                return HandOutPort.this.handOut(known, id, minValidity);
              }
            });
  }
}
