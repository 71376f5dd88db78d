package dev.enlace.adapter.in.rest.access;

import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Holds a session in a browser, out of reach of scripts. {@code __Host-} keeps other hosts of the
 * same domain from planting one; it needs TLS, which a loopback does not have. Lax, so that whoever
 * follows a link, or comes back from a provider, is still signed in.
 */
public final class SessionCookie {
  private static final String PANEL = "enlace_panel";

  private final boolean https;
  private final String name;

  private SessionCookie(String name, boolean https) {
    this.https = https;
    this.name = https ? "__Host-" + name : name;
  }

  /** That of the panel. */
  public static SessionCookie ofPanel(boolean https) {
    return new SessionCookie(PANEL, https);
  }

  /** With a session that lasts that long at most. */
  public ResponseCookie holding(Secret session, Duration longest) {
    return cookie(session.reveal(), longest);
  }

  /** So that the browser forgets it. */
  public ResponseCookie cleared() {
    return cookie("", Duration.ZERO);
  }

  /** What the browser holds; null: nothing, or more than one thing. */
  public @Nullable String of(ServerHttpRequest request) {
    List<HttpCookie> cookies = request.getCookies().getOrDefault(name, List.of());
    return cookies.size() == 1 ? cookies.getFirst().getValue() : null;
  }

  private ResponseCookie cookie(String value, Duration longest) {
    return ResponseCookie.from(name, value)
        .httpOnly(true)
        .secure(https)
        .sameSite("Lax")
        .path("/")
        .maxAge(longest)
        .build();
  }
}
