package dev.enlace.sandbox;

import dev.enlace.sandbox.airtable.AirtableApi;
import dev.enlace.sandbox.google.GmailApi;
import dev.enlace.sandbox.google.GoogleDiscovery;
import dev.enlace.sandbox.http.Origin;
import dev.enlace.sandbox.http.Route;
import dev.enlace.sandbox.oauth.Client;
import dev.enlace.sandbox.oauth.Clients;
import dev.enlace.sandbox.oauth.provider.OAuthProvider;
import dev.enlace.sandbox.oauth.token.IdTokens;
import dev.enlace.sandbox.people.People;
import dev.enlace.sandbox.people.Person;
import dev.enlace.sandbox.quirks.Quirks;
import dev.enlace.sandbox.quirks.QuirksFile;
import dev.enlace.sandbox.telegram.TelegramApi;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every provider of one sandbox. */
final class Providers {
  private final Map<String, OAuthProvider> oauth = new LinkedHashMap<>();
  private final Clients clients = new Clients();
  private final AirtableApi airtable;
  private final TelegramApi telegram;
  private final GoogleDiscovery discovery;
  private final GmailApi gmail;

  Providers(List<Quirks> further, Origin origin, Clock clock) {
    IdTokens idTokens = new IdTokens(clock);
    Stream.concat(QuirksFile.builtIn().stream(), further.stream())
        .forEach(quirks -> {
          clients.register(Client.builtIn(quirks.provider()));
          oauth.put(quirks.provider(), new OAuthProvider(quirks, clients, origin, clock, idTokens));
        });
    airtable = new AirtableApi(named("airtable"), clock);
    telegram = new TelegramApi(clock);
    discovery = new GoogleDiscovery(origin);
    gmail = new GmailApi(named("google"), clock);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    oauth.values().forEach(provider -> routes.addAll(provider.routes()));
    routes.addAll(airtable.routes());
    routes.addAll(discovery.routes());
    routes.addAll(gmail.routes());
    routes.addAll(telegram.routes());
    return routes;
  }

  boolean plays(String provider) {
    return oauth.containsKey(provider);
  }

  GmailApi gmail() {
    return gmail;
  }

  AirtableApi airtable() {
    return airtable;
  }

  TelegramApi telegram() {
    return telegram;
  }

  void register(Client client) {
    named(client.provider());
    clients.register(client);
  }

  int expire(String provider, String account) {
    return named(provider).expire(person(account));
  }

  int revoke(String provider, String account) {
    if (provider.equals("telegram")) {
      telegram.revoke();
      return 1;
    }
    return named(provider).revoke(person(account));
  }

  private OAuthProvider named(String name) {
    OAuthProvider provider = oauth.get(name);
    if (provider == null) {
      throw new IllegalArgumentException("provider: there is none of that name");
    }
    return provider;
  }

  private static Optional<Person> person(String account) {
    if (account.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        People.find(account)
            .orElseThrow(
                () -> new IllegalArgumentException("account: there is none of that name")));
  }
}
