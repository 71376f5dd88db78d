package dev.enlace.adapter.in.rest.connections;

import dev.enlace.adapter.in.rest.access.Admission;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.in.connection.HandOutToken;
import dev.enlace.application.port.in.connection.HandOutToken.Asked;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads key and connection at once, since tokens are what is asked for most. */
@Component
final class TokenAdmission implements Admission {
  private static final String ATTRIBUTE = TokenAdmission.class.getName();

  private final Authenticate authenticate;
  private final HandOutToken handOutToken;

  TokenAdmission(Authenticate authenticate, HandOutToken handOutToken) {
    this.authenticate = authenticate;
    this.handOutToken = handOutToken;
  }

  @Override
  public String operation() {
    return "getConnectionToken";
  }

  @Override
  public Mono<Principal> admit(Authenticate.Query query, ServerWebExchange exchange) {
    return connection(exchange)
        .map(id ->
            handOutToken
                .ask(query, id)
                .doOnNext(asked -> exchange.getAttributes().put(ATTRIBUTE, asked))
                .map(Asked::principal))
        .orElseGet(() -> authenticate.authenticate(query));
  }

  /** What was asked for; the path names a connection wherever the operation is reached. */
  static Asked asked(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(ATTRIBUTE);
  }

  /** Empty where the path names none: the operation itself will say so. */
  private static Optional<ConnectionId> connection(ServerWebExchange exchange) {
    Map<String, String> variables =
        exchange.getRequiredAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    try {
      return Optional.ofNullable(variables.get("connectionId"))
          .map(UUID::fromString)
          .map(ConnectionId::new);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
