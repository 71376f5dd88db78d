package dev.enlace.adapter.in.rest.consent;

import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Binds an attempt to the browser whose person approved it. {@code __Host-} keeps other hosts of
 * the same domain from planting one; it needs TLS, which a loopback does not have. Lax, since the
 * provider sends the person back by a top-level navigation.
 */
public final class BrowserCookie {
  private static final Duration AS_LONG_AS_AN_ATTEMPT = Duration.ofMinutes(15);

  private final boolean https;
  private final String name;

  /** By the name that fits whether people come by TLS. */
  public BrowserCookie(boolean https) {
    this.https = https;
    this.name = https ? "__Host-enlace_oauth" : "enlace_oauth";
  }

  /** With what binds the browser. */
  public ResponseCookie holding(Secret browser) {
    return ResponseCookie.from(name, browser.reveal())
        .httpOnly(true)
        .secure(https)
        .sameSite("Lax")
        .path("/")
        .maxAge(AS_LONG_AS_AN_ATTEMPT)
        .build();
  }

  @Nullable String of(ServerHttpRequest request) {
    HttpCookie cookie = request.getCookies().getFirst(name);
    return cookie == null ? null : cookie.getValue();
  }
}
