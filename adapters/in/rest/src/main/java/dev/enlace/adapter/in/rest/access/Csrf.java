package dev.enlace.adapter.in.rest.access;

import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.domain.secret.Secret;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Lets a session write only for a page of ours: one that knows the session's token, which no other
 * origin can read, and whose {@code Origin} the browser itself has named.
 */
@Component
final class Csrf {
  static final String HEADER = "Enlace-Csrf-Token";
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final String origin;

  Csrf(RestSettings settings) {
    this.origin = settings.origin();
  }

  /**
   * Looks at what a session asks.
   *
   * @throws Failed with {@code Forbidden} where it is a write that no page of ours has sent
   */
  void require(ServerHttpRequest request, Secret token) {
    if (!READING.contains(request.getMethod()) && !isOurs(request.getHeaders(), token)) {
      throw new Failed(new Failure.Forbidden("csrf"));
    }
  }

  private boolean isOurs(HttpHeaders headers, Secret token) {
    List<String> origins = headers.getOrEmpty(HttpHeaders.ORIGIN);
    List<String> tokens = headers.getOrEmpty(HEADER);
    return origins.size() == 1
        && origin.equalsIgnoreCase(origins.getFirst())
        && tokens.size() == 1
        && !tokens.getFirst().isEmpty()
        && token.equals(Secret.of(tokens.getFirst()));
  }
}
