package dev.enlace.sandbox.oauth.token;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.http.Template;
import dev.enlace.sandbox.oauth.ledger.IssuedToken;
import dev.enlace.sandbox.oauth.ledger.Ledger;
import dev.enlace.sandbox.oauth.ledger.TokenRefusal;
import dev.enlace.sandbox.quirks.CannedReply;
import dev.enlace.sandbox.quirks.Quirks;
import dev.enlace.sandbox.quirks.ResourceQuirks;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something that an access token opens. */
public final class ResourceEndpoint {
  private final ResourceQuirks quirks;
  private final Ledger ledger;
  private final ClientAuthentication authentication;
  private final TokenValues values;
  private final TokenErrors errors;

  public ResourceEndpoint(
      Quirks provider,
      ResourceQuirks quirks,
      Ledger ledger,
      ClientAuthentication authentication,
      TokenValues values) {
    this.quirks = quirks;
    this.ledger = ledger;
    this.authentication = authentication;
    this.values = values;
    this.errors = new TokenErrors(provider.errors());
  }

  public Reply answer(Request request) {
    try {
      return opened(request);
    } catch (TokenRefusal refusal) {
      return errors.reply(refusal, false);
    }
  }

  private Reply opened(Request request) {
    if (!RequiredHeaders.met(request, quirks.headers())
        || (quirks.bodyRefused() && !request.text().isEmpty())) {
      return canned(quirks.badRequest(), 400);
    }
    if (quirks.client() != null) {
      authentication.by(quirks.client(), request);
    }
    Optional<String> given = GivenToken.in(request, quirks.token(), quirks.parameter());
    Optional<IssuedToken> token = given.flatMap(ledger::live);
    if (token.isEmpty()) {
      Reply refused = canned(quirks.unauthorized(), 401);
      return refused.status() == 401 ? refused.with("WWW-Authenticate", challenge(given)) : refused;
    }
    return allows(token.get())
        ? Reply.json(200, Template.fill(quirks.answer(), values.of(token.get())))
        : canned(quirks.forbidden(), 403);
  }

  private boolean allows(IssuedToken token) {
    return quirks.anyScope().isEmpty()
        || quirks.anyScope().stream().anyMatch(token.scopes()::contains);
  }

  /** RFC 6750 section 3: no error code where no token was sent. */
  private static String challenge(Optional<String> given) {
    return given.isPresent() ? "Bearer error=\"invalid_token\"" : "Bearer";
  }

  public static Reply canned(@Nullable CannedReply reply, int otherwise) {
    if (reply == null) {
      return Reply.json(otherwise, Json.object());
    }
    JsonNode body = reply.body();
    return body == null
        ? Reply.empty(reply.status())
        : Reply.json(reply.status(), Template.fill(body, Map.of()));
  }
}
