package dev.enlace.adapter.in.rest.access;

import dev.enlace.adapter.in.rest.edge.AddressLimits;
import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.wire.ProblemCode;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets a request reach its operation only if {@link AccessTable} says so. */
@Component
final class Guard {
  private static final Refusal NOT_SERVED = Refusal.of(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND);

  private final Authenticate authenticate;
  private final Map<String, Admission> admissions;
  private final AddressLimits limits;
  private final SessionAdmission sessions;
  private final Origins origins;

  Guard(
      Authenticate authenticate,
      List<Admission> admissions,
      AddressLimits limits,
      SessionAdmission sessions,
      Origins origins) {
    this.authenticate = authenticate;
    this.admissions =
        admissions.stream().collect(Collectors.toMap(Admission::operation, Function.identity()));
    this.limits = limits;
    this.sessions = sessions;
    this.origins = origins;
  }

  /** Completes where the operation may go on, and leaves the principal in the exchange. */
  Mono<Void> admit(ServerWebExchange exchange, HandlerMethod handler) {
    return Operations.of(exchange, handler)
        .flatMap(operation ->
            AccessTable.of(operation).map(line -> admit(exchange, handler, operation, line)))
        .orElseGet(() -> Refused.with(NOT_SERVED));
  }

  private Mono<Void> admit(
      ServerWebExchange exchange, HandlerMethod handler, String operation, Line line) {
    if (!line.isPublicFor(exchange.getRequest().getHeaders())) {
      return principalOf(exchange, operation)
          .map(line::admit)
          .doOnNext(principal -> Callers.put(exchange, principal))
          .hasElement()
          .flatMap(known -> known ? Mono.empty() : limits.count(exchange.getRequest()));
    }
    return Operations.isOurs(handler) ? limits.count(exchange.getRequest()) : Mono.empty();
  }

  private Mono<Principal> principalOf(ServerWebExchange exchange, String operation) {
    ServerHttpRequest request = exchange.getRequest();
    Origin origin = origins.of(request);
    Mono<Principal> principal =
        SessionAdmission.isMeant(request.getHeaders())
            ? sessions.admit(exchange, origin)
            : byKey(exchange, operation, origin);
    return principal.onErrorResume(Failed.class, failed -> counted(request, failed));
  }

  private Mono<Principal> byKey(ServerWebExchange exchange, String operation, Origin origin) {
    Admission own = admissions.get(operation);
    return Credentials.of(exchange.getRequest().getHeaders(), origin)
        .map(query -> own == null ? authenticate.authenticate(query) : own.admit(query, exchange))
        .orElseGet(() -> Failed.with(new Failure.Unauthenticated()));
  }

  /** Only failures count, so that nobody else's noise behind the same address locks out a key. */
  private Mono<Principal> counted(ServerHttpRequest request, Failed failed) {
    Mono<Principal> same = Mono.error(failed);
    return failed.failure() instanceof Failure.Unauthenticated
        ? limits.count(request).then(same)
        : same;
  }
}
