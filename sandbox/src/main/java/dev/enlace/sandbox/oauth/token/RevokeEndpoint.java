package dev.enlace.sandbox.oauth.token;

import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.oauth.Client;
import dev.enlace.sandbox.oauth.ledger.Grant;
import dev.enlace.sandbox.oauth.ledger.Ledger;
import dev.enlace.sandbox.oauth.ledger.TokenRefusal;
import dev.enlace.sandbox.quirks.ErrorQuirks.Reason;
import dev.enlace.sandbox.quirks.Quirks;
import dev.enlace.sandbox.quirks.RevokeQuirks;
import java.util.Optional;
import java.util.stream.Stream;

/** Kills what the provider's documentation says a revocation kills: often more than one token. */
public final class RevokeEndpoint {
  private final RevokeQuirks quirks;
  private final Ledger ledger;
  private final ClientAuthentication authentication;
  private final TokenErrors errors;

  public RevokeEndpoint(
      Quirks provider, RevokeQuirks quirks, Ledger ledger, ClientAuthentication authentication) {
    this.quirks = quirks;
    this.ledger = ledger;
    this.authentication = authentication;
    this.errors = new TokenErrors(provider.errors());
  }

  public Reply answer(Request request) {
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
        Optional.ofNullable(quirks.client()).map(how -> authentication.by(how, request));
    Optional<String> token = GivenToken.in(request, quirks.token(), quirks.parameter());
    Optional<Grant> grant =
        token
            .flatMap(ledger::grantOf)
            .filter(it -> client.isEmpty() || it.client().equals(client.get()))
            .filter(it -> namesIn(request).allMatch(it.client().id()::equals));
    if (grant.isEmpty()) {
      return ResourceEndpoint.canned(quirks.unknown(), 400);
    }
    kill(grant.get(), token.orElseThrow());
    return ResourceEndpoint.canned(quirks.done(), 200);
  }

  /** Some paths name the client as well. */
  private static Stream<String> namesIn(Request request) {
    return Optional.ofNullable(request.variables().get("client_id")).stream();
  }

  private void kill(Grant grant, String token) {
    switch (quirks.effect()) {
      case TOKEN -> ledger.killToken(token);
      case DOWNWARDS -> {
        if (ledger.live(token).isPresent()) {
          ledger.killToken(token);
        } else {
          ledger.kill(grant);
        }
      }
      case GRANT -> ledger.kill(grant);
      case ACCOUNT ->
          ledger.killWhere(other ->
              other.person().equals(grant.person())
                  && other.client().project().equals(grant.client().project()));
    }
  }
}
