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
  private static final String CONNECT = "enlace_connect";

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

  /** That of connect links. */
  public static SessionCookie ofConnect(boolean https) {
    return new SessionCookie(CONNECT, https);
  }

  /** With a session that lasts that long at most. */
  public ResponseCookie holding(Secret session, Duration longest) {
    return cookie(session.reveal(), longest, false);
  }

  /**
   * The same, or {@code framed}: sent also in a frame of another site's page, and to each such site
   * apart; which takes TLS, and on a loopback ports make no other site. A browser holds both kinds
   * by one name, so that the other kind has to go first.
   */
  public String[] holdingAlone(Secret session, Duration longest, boolean framed) {
    ResponseCookie other = framed ? cleared() : clearedInFrame();
    ResponseCookie held = cookie(session.reveal(), longest, framed && https);
    return https
        ? new String[] {other.toString(), held.toString()}
        : new String[] {held.toString()};
  }

  /** So that the browser forgets it. */
  public ResponseCookie cleared() {
    return cookie("", Duration.ZERO, false);
  }

  /** So that the browser forgets it in such a frame. */
  public ResponseCookie clearedInFrame() {
    return cookie("", Duration.ZERO, https);
  }

  /** What the browser holds; null: nothing, or more than one thing. */
  public @Nullable String of(ServerHttpRequest request) {
    List<HttpCookie> cookies = request.getCookies().getOrDefault(name, List.of());
    return cookies.size() == 1 ? cookies.getFirst().getValue() : null;
  }

  private ResponseCookie cookie(String value, Duration longest, boolean acrossSites) {
    return ResponseCookie.from(name, value)
        .httpOnly(true)
        .secure(https)
        .sameSite(acrossSites ? "None" : "Lax")
        .partitioned(acrossSites)
        .path("/")
        .maxAge(longest)
        .build();
  }
}
