package dev.enlace.adapter.in.rest.airtable;

import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.adapter.in.rest.access.Admission;
import dev.enlace.adapter.in.rest.compat.CompatSettings;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets whoever comes with a token of Airtable's own read records with it, where the operator says
 * so. Only what looks like one is taken for one, so that no key of ours or of the operator's is
 * sent there; it stays with the request.
 */
@Component
final class UpstreamBearer implements Admission {
  private static final String ATTRIBUTE = UpstreamBearer.class.getName();

  private final Authenticate authenticate;
  private final boolean allowed;
  private final boolean sandbox;

  UpstreamBearer(Authenticate authenticate, CompatSettings settings, RestSettings rest) {
    this.authenticate = authenticate;
    this.allowed = settings.upstreamBearer();
    this.sandbox = rest.sandbox() != null;
  }

  @Override
  public String operation() {
    return "listRecordsOfBase";
  }

  @Override
  public Mono<Principal> admit(Authenticate.Query query, ServerWebExchange exchange) {
    Mono<Principal> known = authenticate.authenticate(query);
    return allowed
            && query.actAs().isEmpty()
            && AirtableTokens.include(query.apiKey().reveal(), sandbox)
        ? known.onErrorResume(UpstreamBearer::isUnknown, unknown -> kept(query.apiKey(), exchange))
        : known;
  }

  /** The token that came with a request of which nobody is known. */
  static Secret of(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(ATTRIBUTE);
  }

  private static Mono<Principal> kept(Secret token, ServerWebExchange exchange) {
    exchange.getAttributes().put(ATTRIBUTE, token);
    return Mono.empty();
  }

  private static boolean isUnknown(Throwable error) {
    return error instanceof Failed failed && failed.failure() instanceof Failure.Unauthenticated;
  }
}
