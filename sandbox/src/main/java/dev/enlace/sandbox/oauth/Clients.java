package dev.enlace.sandbox.oauth;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The clients registered at every provider. */
public final class Clients {
  private final Map<String, Client> clients = new ConcurrentHashMap<>();

  /** Adds a client, or replaces the one of the same provider and id. */
  public void register(Client client) {
    clients.put(key(client.provider(), client.id()), client);
  }

  public Optional<Client> find(String provider, String clientId) {
    return Optional.ofNullable(clients.get(key(provider, clientId)));
  }

  private static String key(String provider, String clientId) {
    return provider + " " + clientId;
  }
}
