package dev.enlace.sandbox.airtable;

import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.http.Route;
import dev.enlace.sandbox.oauth.Access;
import dev.enlace.sandbox.oauth.OAuthProvider;
import java.util.List;
import java.util.function.Function;

/** Airtable's Web API. */
public final class AirtableApi {
  private final OAuthProvider provider;

  public AirtableApi(OAuthProvider provider) {
    this.provider = provider;
  }

  public List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/api.airtable.com/v0/meta/whoami",
            "airtable",
            "whoami",
            request -> authenticated(request, Whoami::answer)));
  }

  private Reply authenticated(Request request, Function<Access, Reply> next) {
    return request
        .bearer()
        .flatMap(provider::access)
        .map(next)
        .orElseGet(AirtableErrors::unauthenticated);
  }
}
