package dev.enlace.sandbox.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An integration that somebody registered at a provider.
 *
 * @param secret null for a public client
 * @param redirectUris compared to the letter
 * @param anyLoopback whether every redirect URI on a loopback name counts as registered too
 * @param project clients of one project share what a person grants, where the provider has projects
 * @param features what the provider lets a client opt into, such as {@code token_rotation}
 */
public record Client(
    String provider,
    String id,
    @Nullable String secret,
    List<String> redirectUris,
    boolean anyLoopback,
    String project,
    Set<String> features) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /**
   * @throws IllegalArgumentException if a redirect URI is neither HTTPS nor on a loopback name, or
   *     has a fragment or user information
   */
  public Client {
    redirectUris = List.copyOf(redirectUris);
    features = Set.copyOf(features);
    if (id.isBlank() || id.contains(":")) {
      throw new IllegalArgumentException("clientId: must not be blank nor hold a colon");
    }
    for (String uri : redirectUris) {
      if (!registrable(uri)) {
        throw new IllegalArgumentException("redirectUris: HTTPS, or HTTP on a loopback name");
      }
    }
  }

  /** The client that exists from the start. */
  public static Client builtIn(String provider) {
    String id = "sandbox-" + provider;
    return new Client(provider, id, id + "-secret", List.of(), true, id, Set.of());
  }

  public Optional<String> secretIfAny() {
    return Optional.ofNullable(secret);
  }

  public boolean mayRedirectTo(String uri) {
    return redirectUris.contains(uri)
        || (anyLoopback && parsed(uri).filter(Client::local).isPresent());
  }

  /** The only registered redirect URI, for requests that name none. */
  public Optional<String> onlyRedirectUri() {
    return redirectUris.size() == 1 ? Optional.of(redirectUris.getFirst()) : Optional.empty();
  }

  private static boolean registrable(String uri) {
    return parsed(uri).filter(it -> "https".equals(it.getScheme()) || local(it)).isPresent();
  }

  private static boolean local(URI uri) {
    return "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(new URI(text))
          .filter(uri -> uri.getHost() != null)
          .filter(uri -> uri.getRawFragment() == null && uri.getRawUserInfo() == null);
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "Client[" + provider + ", " + id + "]";
  }
}
