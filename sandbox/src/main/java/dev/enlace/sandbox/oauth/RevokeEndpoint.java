package dev.enlace.sandbox.oauth;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.quirks.ErrorQuirks.Reason;
import dev.enlace.sandbox.quirks.Quirks;
import dev.enlace.sandbox.quirks.RevokeQuirks;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Kills what the provider's documentation says a revocation kills: often more than one token. */
final class RevokeEndpoint {
  private final RevokeQuirks quirks;
  private final Ledger ledger;
  private final ClientAuthentication authentication;
  private final TokenErrors errors;

  RevokeEndpoint(
      Quirks provider, RevokeQuirks quirks, Ledger ledger, ClientAuthentication authentication) {
    this.quirks = quirks;
    this.ledger = ledger;
    this.authentication = authentication;
    this.errors = new TokenErrors(provider.errors());
  }

  Reply answer(Request request) {
    try {
      return revoked(request);
    } catch (TokenRefusal refusal) {
      return errors.reply(refusal, true);
    }
  }

  private Reply revoked(Request request) {
    if (!RequiredHeaders.met(request, quirks.headers())) {
      throw new TokenRefusal(Reason.MALFORMED, "a required header is missing");
    }
    Optional<Client> client =
        quirks.client() ? Optional.of(authentication.basic(request)) : Optional.empty();
    Optional<String> token = token(request);
    Optional<Grant> grant =
        token
            .flatMap(ledger::grantOf)
            .filter(it -> client.isEmpty() || it.client().equals(client.get()));
    if (grant.isEmpty()) {
      return ResourceEndpoint.canned(quirks.unknown(), 400);
    }
    kill(grant.get(), token.orElseThrow());
    return ResourceEndpoint.canned(quirks.done(), 200);
  }

  private void kill(Grant grant, String token) {
    switch (quirks.effect()) {
      case TOKEN -> ledger.killToken(token);
      case GRANT -> ledger.kill(grant);
      case ACCOUNT ->
          ledger.killWhere(other ->
              other.person().equals(grant.person())
                  && other.client().project().equals(grant.client().project()));
    }
  }

  private Optional<String> token(Request request) {
    String name = Objects.requireNonNullElse(quirks.parameter(), "token");
    return switch (quirks.token()) {
      case BEARER -> request.bearer();
      case FORM -> request.form().get(name).or(() -> request.query().get(name));
      case JSON ->
          Json.readObject(request.text())
              .map(body -> body.path(name))
              .filter(JsonNode::isString)
              .map(JsonNode::asString);
      case PATH -> Optional.of(request.variable(name));
    };
  }
}
