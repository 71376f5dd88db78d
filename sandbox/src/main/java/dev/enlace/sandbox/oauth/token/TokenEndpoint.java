package dev.enlace.sandbox.oauth.token;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Params;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.http.Template;
import dev.enlace.sandbox.oauth.Client;
import dev.enlace.sandbox.oauth.Pkce;
import dev.enlace.sandbox.oauth.ledger.IssuedCode;
import dev.enlace.sandbox.oauth.ledger.IssuedCode.Challenge;
import dev.enlace.sandbox.oauth.ledger.Ledger;
import dev.enlace.sandbox.oauth.ledger.TokenRefusal;
import dev.enlace.sandbox.quirks.ErrorQuirks.Reason;
import dev.enlace.sandbox.quirks.PkceQuirks;
import dev.enlace.sandbox.quirks.Quirks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The token endpoint: codes and refresh tokens become access tokens (RFC 6749 section 3.2). */
public final class TokenEndpoint {
  private final Quirks quirks;
  private final Ledger ledger;
  private final ClientAuthentication authentication;
  private final TokenValues values;
  private final TokenErrors errors;

  public TokenEndpoint(
      Quirks quirks, Ledger ledger, ClientAuthentication authentication, TokenValues values) {
    this.quirks = quirks;
    this.ledger = ledger;
    this.authentication = authentication;
    this.values = values;
    this.errors = new TokenErrors(quirks.errors());
  }

  public Reply answer(Request request) {
    Reply reply;
    try {
      reply = Reply.json(200, granted(request));
    } catch (TokenRefusal refusal) {
      reply = errors.reply(refusal, request.header("authorization").isPresent());
    }
    return encoded(request, reply).with("Cache-Control", "no-store").with("Pragma", "no-cache");
  }

  private JsonNode granted(Request request) {
    Params params = TokenParams.read(request, quirks.token());
    String grantType = params.get("grant_type").orElse("");
    if (grantType.isEmpty() && !quirks.token().grantTypeOptional()) {
      throw new TokenRefusal(Reason.MALFORMED, "grant_type is missing");
    }
    if (grantType.equals("refresh_token") && quirks.refresh().issued()) {
      return refresh(request, params);
    }
    if (grantType.isEmpty() || grantType.equals("authorization_code")) {
      return exchange(request, params);
    }
    throw new TokenRefusal(Reason.UNKNOWN_GRANT_TYPE, "unsupported grant type");
  }

  private JsonNode exchange(Request request, Params params) {
    // The code is gone before anything else is looked at: a failed exchange spends it too.
    Optional<IssuedCode> spent = spend(params);
    Client client = authentication.authenticate(request, params);
    IssuedCode code =
        spent.orElseThrow(() -> new TokenRefusal(Reason.MALFORMED, "code is missing"));
    if (!code.grant().client().id().equals(client.id())) {
      throw new TokenRefusal(Reason.BAD_CODE, "the code is another client's");
    }
    checkRedirect(code, params.get("redirect_uri"));
    checkVerifier(code.challenge(), params.get("code_verifier"), client);
    return Template.fill(quirks.token().answer(), values.of(ledger.issue(code.grant())));
  }

  private Optional<IssuedCode> spend(Params params) {
    return params.get("code").map(ledger::spendCode);
  }

  private JsonNode refresh(Request request, Params params) {
    Client client = authentication.authenticate(request, params);
    String token =
        params
            .get("refresh_token")
            .orElseThrow(() -> new TokenRefusal(Reason.MALFORMED, "refresh_token is missing"));
    JsonNode template =
        Objects.requireNonNullElse(quirks.token().refreshAnswer(), quirks.token().answer());
    return Template.fill(template, values.of(ledger.refresh(token, client)));
  }

  private void checkRedirect(IssuedCode code, Optional<String> given) {
    boolean mayBeLeftOut = quirks.token().redirectUriOptional() || !code.redirectGiven();
    if (given.isEmpty() && !mayBeLeftOut) {
      throw new TokenRefusal(Reason.MALFORMED, "redirect_uri is missing");
    }
    if (given.filter(uri -> !uri.equals(code.redirectUri())).isPresent()) {
      throw new TokenRefusal(Reason.WRONG_REDIRECT, "redirect_uri is not the authorized one");
    }
  }

  private void checkVerifier(
      @Nullable Challenge challenge, Optional<String> verifier, Client client) {
    if (challenge == null) {
      if (verifier.isPresent() && Pkce.use(quirks, client) != PkceQuirks.Use.IGNORED) {
        throw new TokenRefusal(Reason.BAD_VERIFIER, "code_verifier without a code_challenge");
      }
      return;
    }
    String given =
        verifier.orElseThrow(() -> new TokenRefusal(Reason.MALFORMED, "code_verifier is missing"));
    if (!given.matches(quirks.authorize().pkce().verifier())) {
      throw new TokenRefusal(Reason.MALFORMED, "code_verifier is malformed");
    }
    if (!challenge.isMetBy(given)) {
      throw new TokenRefusal(Reason.BAD_VERIFIER, "code_verifier does not fit");
    }
  }

  private Reply encoded(Request request, Reply reply) {
    boolean jsonWanted = request.header("accept").orElse("").contains("json");
    if (!quirks.token().formUnlessJsonAccepted() || jsonWanted) {
      return reply;
    }
    String form =
        Json.readObject(reply.text()).orElseThrow().properties().stream()
            .map(field -> field.getKey() + "=" + urlEncoded(field.getValue().asString()))
            .collect(Collectors.joining("&"));
    return Reply.of(reply.status(), "application/x-www-form-urlencoded; charset=utf-8", form);
  }

  private static String urlEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
