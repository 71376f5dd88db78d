package dev.enlace.sandbox.oauth.authorize;

import dev.enlace.sandbox.http.Params;
import dev.enlace.sandbox.oauth.Client;
import dev.enlace.sandbox.oauth.Clients;
import dev.enlace.sandbox.oauth.Pkce;
import dev.enlace.sandbox.oauth.authorize.AuthorizationRefusal.OnPage;
import dev.enlace.sandbox.oauth.authorize.AuthorizationRefusal.ToClient;
import dev.enlace.sandbox.oauth.ledger.IssuedCode.Challenge;
import dev.enlace.sandbox.quirks.AuthorizeQuirks;
import dev.enlace.sandbox.quirks.Quirks;
import dev.enlace.sandbox.quirks.StateQuirks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds an authorization request against the provider's rules. */
final class AuthorizationChecks {
  private final Quirks quirks;
  private final Clients clients;

  /** Where answers may be sent: a client and one of its redirect URIs. */
  record Target(Client client, String redirectUri, boolean given) {}

  AuthorizationChecks(Quirks quirks, Clients clients) {
    this.quirks = quirks;
    this.clients = clients;
  }

  /** Before this has passed, nothing may be redirected. */
  Target target(Params query) {
    if (query.values("client_id").size() > 1 || query.values("redirect_uri").size() > 1) {
      throw new OnPage("invalid_request", "client_id or redirect_uri stands twice");
    }
    Client client =
        query
            .get("client_id")
            .flatMap(id -> clients.find(quirks.provider(), id))
            .orElseThrow(() -> new OnPage("invalid_client", "no such client_id"));
    Optional<String> given = query.get("redirect_uri");
    String uri =
        given
            .or(client::onlyRedirectUri)
            .orElseThrow(() -> new OnPage("invalid_request", "redirect_uri is missing"));
    if (!client.mayRedirectTo(uri)) {
      throw new OnPage("redirect_uri_mismatch", "redirect_uri is not registered for this client");
    }
    return new Target(client, uri, given.isPresent());
  }

  AuthorizationRequest request(Target target, Params query) {
    query.repeated().ifPresent(name -> refuse("invalid_request", "repeated parameter: " + name));
    checkResponseType(query);
    checkState(query.get("state"));
    checkFixed(query);
    Challenge challenge = Challenges.read(quirks, target.client(), query);
    RequestedScopes scopes = RequestedScopes.read(quirks.scopes(), query);
    return new AuthorizationRequest(
        target.client(),
        target.redirectUri(),
        target.given(),
        query.get("state"),
        scopes.scopes(),
        scopes.userScopes(),
        challenge,
        query.get("nonce"),
        asksForRefresh(query),
        query.get("prompt").filter(prompt -> prompt.contains("consent")).isPresent(),
        echoed(query));
  }

  private void checkResponseType(Params query) {
    Optional<String> type = query.get("response_type");
    if (type.isEmpty() && quirks.authorize().responseTypeRequired()) {
      refuse("invalid_request", "response_type is missing");
    }
    if (type.filter(it -> !it.equals("code")).isPresent()) {
      String error = "unsupported_response_type";
      refuse(error, "response_type must be code");
    }
  }

  private void checkState(Optional<String> state) {
    StateQuirks rule = quirks.authorize().state();
    if (state.isEmpty() && rule.required()) {
      refuse("invalid_request", "state is missing");
    }
    if (state.filter(it -> !it.matches(rule.pattern())).isPresent()) {
      refuse("invalid_request", "state is too short, too long or has a forbidden character");
    }
  }

  private void checkFixed(Params query) {
    AuthorizeQuirks rule = quirks.authorize();
    rule.fixed()
        .forEach((name, value) -> {
          if (!query.get(name).equals(Optional.of(value))) {
            refuse("invalid_request", name + " must be " + value);
          }
        });
  }

  private boolean asksForRefresh(Params query) {
    return quirks.refresh().parameters().entrySet().stream()
        .allMatch(wanted -> query.get(wanted.getKey()).equals(Optional.of(wanted.getValue())));
  }

  private Map<String, String> echoed(Params query) {
    Map<String, String> echoed = new LinkedHashMap<>();
    for (String name : quirks.authorize().echoed()) {
      query.get(name).ifPresent(value -> echoed.put(name, value));
    }
    return echoed;
  }

  private static void refuse(String error, String description) {
    throw new ToClient(error, description);
  }

  /** PKCE's part of the request (RFC 7636 section 4.3). */
  static final class Challenges {
    private Challenges() {}

    static @Nullable Challenge read(Quirks quirks, Client client, Params query) {
      Optional<String> challenge = query.get("code_challenge");
      Optional<String> method = query.get("code_challenge_method");
      return switch (Pkce.use(quirks, client)) {
        case IGNORED -> null;
        case REFUSED -> {
          if (challenge.isPresent()) {
            refuse("invalid_request", "PKCE is not supported");
          }
          yield null;
        }
        case REQUIRED -> {
          if (challenge.isEmpty()) {
            refuse("invalid_request", "code_challenge is missing");
          }
          yield checked(quirks, challenge, method);
        }
        case SUPPORTED -> challenge.isEmpty() ? null : checked(quirks, challenge, method);
      };
    }

    private static Challenge checked(
        Quirks quirks, Optional<String> challenge, Optional<String> method) {
      String chosen = method.orElse("plain");
      if (!quirks.authorize().pkce().methods().contains(chosen)) {
        refuse("invalid_request", "code_challenge_method is not supported");
      }
      String value = challenge.orElse("");
      String form = chosen.equals("S256") ? "[A-Za-z0-9_-]{43}" : "[A-Za-z0-9._~-]{43,128}";
      if (!value.matches(form)) {
        refuse("invalid_request", "code_challenge is malformed");
      }
      return new Challenge(value, chosen);
    }
  }
}
