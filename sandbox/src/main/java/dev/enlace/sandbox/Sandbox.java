package dev.enlace.sandbox;

import dev.enlace.sandbox.airtable.AirtableApi;
import dev.enlace.sandbox.google.GoogleDiscovery;
import dev.enlace.sandbox.http.HttpFront;
import dev.enlace.sandbox.http.Origin;
import dev.enlace.sandbox.http.Outcome;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.http.Router;
import dev.enlace.sandbox.oauth.Client;
import dev.enlace.sandbox.oauth.Clients;
import dev.enlace.sandbox.oauth.IdTokens;
import dev.enlace.sandbox.oauth.OAuthProvider;
import dev.enlace.sandbox.quirks.Quirks;
import dev.enlace.sandbox.quirks.QuirksFile;
import dev.enlace.sandbox.time.ShiftingClock;
import java.net.URI;
import java.time.Duration;

/** A running sandbox. */
public final class Sandbox implements AutoCloseable {
  private final Router router = new Router();
  private final Clients clients = new Clients();
  private final HttpFront http;
  private final ShiftingClock clock;

  private Sandbox(SandboxOptions options) {
    clock = new ShiftingClock(options.clock());
    http = new HttpFront(options.httpPort(), this::serve);
    Origin origin = new Origin(http().toString());
    IdTokens idTokens = new IdTokens(origin.of(GoogleDiscovery.ISSUER), clock);
    for (Quirks quirks : QuirksFile.builtIn()) {
      clients.register(Client.builtIn(quirks.provider()));
      OAuthProvider provider = new OAuthProvider(quirks, clients, origin, clock, idTokens);
      router.add(provider.routes());
      if (quirks.provider().equals("airtable")) {
        router.add(new AirtableApi(provider).routes());
      }
    }
    router.add(new GoogleDiscovery(origin, idTokens).routes());
  }

  public static Sandbox start(SandboxOptions options) {
    return new Sandbox(options);
  }

  /** Where the providers are: upstream {@code https://HOST/PATH} is {@code http()/HOST/PATH}. */
  public URI http() {
    return URI.create("http://127.0.0.1:" + http.port());
  }

  /** Adds a client to a provider, or replaces the one of the same id. */
  public void register(Client client) {
    clients.register(client);
  }

  /** Pushes the sandbox's clock forward. */
  public void advance(Duration step) {
    clock.advance(step);
  }

  @Override
  public void close() {
    http.close();
  }

  private Outcome serve(Request request) {
    return switch (router.find(request)) {
      case Router.Found.Refused(var reply) -> new Outcome.Answer(reply, Duration.ZERO);
      case Router.Found.Served(var route, var matched) ->
          new Outcome.Answer(route.handler().answer(matched), Duration.ZERO);
    };
  }
}
