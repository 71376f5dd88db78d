package dev.enlace.sandbox.oauth.token;

import dev.enlace.sandbox.http.Params;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.oauth.Client;
import dev.enlace.sandbox.oauth.Clients;
import dev.enlace.sandbox.oauth.Secrets;
import dev.enlace.sandbox.oauth.ledger.TokenRefusal;
import dev.enlace.sandbox.quirks.ErrorQuirks.Reason;
import dev.enlace.sandbox.quirks.Quirks;
import dev.enlace.sandbox.quirks.TokenQuirks.ClientMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Who calls the token endpoint: HTTP Basic or body parameters, exactly as the provider allows,
 * never both (RFC 6749 section 2.3).
 */
public final class ClientAuthentication {
  private final Quirks quirks;
  private final Clients clients;

  private record Credentials(String id, String secret) {}

  public ClientAuthentication(Quirks quirks, Clients clients) {
    this.quirks = quirks;
    this.clients = clients;
  }

  /** The client, or {@link Reason#BAD_CLIENT}. */
  public Client authenticate(Request request, Params params) {
    return request.header("authorization").isPresent() ? basic(request, params) : body(params);
  }

  /** The client of a request that must authenticate in exactly one way. */
  public Client by(ClientMethod how, Request request) {
    return switch (how) {
      case BASIC -> {
        Credentials given = credentials(request).orElseThrow(() -> bad("HTTP Basic is required"));
        yield secretHolder(given.id(), given.secret());
      }
      case POST -> body(request.form());
    };
  }

  private Client basic(Request request, Params params) {
    if (!quirks.token().client().contains(ClientMethod.BASIC)) {
      throw bad("HTTP Basic is not supported");
    }
    Credentials given = credentials(request).orElseThrow(() -> bad("not HTTP Basic"));
    boolean conflict = params.get("client_id").filter(id -> !id.equals(given.id())).isPresent();
    if (conflict && quirks.token().conflictingIds()) {
      throw bad("client_id differs from the header's");
    }
    if (params.has("client_secret")) {
      throw bad("two ways of client authentication");
    }
    return secretHolder(given.id(), given.secret());
  }

  private Client body(Params params) {
    String id = params.get("client_id").orElseThrow(() -> bad("no client authentication"));
    Client client = find(id);
    Optional<String> secret = params.get("client_secret");
    if (client.secretIfAny().isEmpty()) {
      if (secret.isPresent()) {
        throw bad("a public client has no secret");
      }
      return client;
    }
    if (!quirks.token().client().contains(ClientMethod.POST)) {
      throw bad("HTTP Basic is required");
    }
    return secretHolder(id, secret.orElseThrow(() -> bad("client_secret is missing")));
  }

  private Client secretHolder(String id, String secret) {
    Client client = find(id);
    if (client.secretIfAny().filter(expected -> Secrets.same(expected, secret)).isEmpty()) {
      throw bad("wrong client credentials");
    }
    return client;
  }

  private Client find(String id) {
    return clients.find(quirks.provider(), id).orElseThrow(() -> bad("unknown client"));
  }

  private static Optional<Credentials> credentials(Request request) {
    return request
        .header("authorization")
        .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
        .flatMap(value -> decode(value.substring(6).strip()));
  }

  private static Optional<Credentials> decode(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new Credentials(unform(pair.substring(0, colon)), unform(pair.substring(colon + 1))));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** RFC 6749 section 2.3.1: id and secret are form-encoded before they are put together. */
  private static String unform(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static TokenRefusal bad(String description) {
    return new TokenRefusal(Reason.BAD_CLIENT, description);
  }
}
