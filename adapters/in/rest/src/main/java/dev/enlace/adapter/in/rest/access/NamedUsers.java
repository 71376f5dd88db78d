package dev.enlace.adapter.in.rest.access;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.User;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Users whom a path names in the place of {@code Enlace-User}. Whoever may not act for them is told
 * the same as if they did not exist.
 */
@Component
public final class NamedUsers {
  private final Authenticate authenticate;
  private final Origins origins;

  NamedUsers(Authenticate authenticate, Origins origins) {
    this.authenticate = authenticate;
    this.origins = origins;
  }

  /**
   * Who asks, where that is the user of that name; else the user, where a key asks for nobody in
   * particular that may act for users and read their tokens. Never empty; fails with {@code
   * NotFound}.
   */
  public Mono<Principal> find(ServerWebExchange exchange, String name) {
    Principal caller = Callers.of(exchange);
    if (isUser(caller.user(), name)) {
      return Mono.just(caller);
    }
    return mayName(caller) && User.isName(name)
        ? authenticate.authenticate(as(exchange, name))
        : Failed.with(new NotFound("user", "?"));
  }

  private static boolean isUser(User user, String name) {
    return user.subject().equals(name) || user.id().toString().equals(name);
  }

  private static boolean mayName(Principal caller) {
    return caller.credential() instanceof Credential.Key
        && !caller.actsForUser()
        && caller.may(Permission.ACT_AS)
        && caller.may(Permission.REVEAL_TOKENS);
  }

  private Authenticate.Query as(ServerWebExchange exchange, String name) {
    return Credentials.of(exchange.getRequest().getHeaders(), origins.of(exchange.getRequest()))
        .map(query -> new Authenticate.Query(query.apiKey(), List.of(name), query.origin()))
        .orElseThrow();
  }
}
