package dev.enlace.domain.provider.proxy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where exactly a call goes to. A class of its own and no URI, since what a caller wrote is sent as
 * it came.
 *
 * @param base whose host is connected to, and behind whose path the caller's is put
 * @param path the caller's
 * @param query the caller's; null: none
 */
public record CallTarget(URI base, CallPath path, @Nullable String query) {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  static CallTarget of(URI base, CallPath path, @Nullable String query) {
    return new CallTarget(base, path, query);
  }

  /** Whether it goes by TLS. */
  public boolean isEncrypted() {
    return "https".equals(base.getScheme());
  }

  /** The host's name or literal address, without brackets. */
  public String host() {
    String host = Objects.requireNonNull(base.getHost(), "host");
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** The port, where the URL names none that of its scheme. */
  public int port() {
    int port = base.getPort();
    return port >= 0 ? port : isEncrypted() ? HTTPS : HTTP;
  }

  /** The value of {@code Host}. */
  public String authority() {
    return base.getRawAuthority();
  }

  /** The first line's middle part (RFC 9112, 3.2.1). */
  public String requestTarget() {
    String full = base.getRawPath() + path.raw();
    return query == null ? full : full + "?" + query;
  }

  /**
   * The path and query below the same base to which an answer points; empty where it points to
   * anywhere else.
   *
   * @param location an absolute or relative reference (RFC 9110, 10.2.2)
   */
  public Optional<Reference> below(String location) {
    try {
      URI here = new URI(base.getScheme() + "://" + base.getRawAuthority() + requestTarget());
      // URI goes by RFC 2396, which has no reference that is a query alone
      String reference =
          location.startsWith("?") ? base.getRawPath() + path.raw() + location : location;
      URI there = here.resolve(new URI(reference));
      String path = there.getRawPath();
      boolean same =
          base.getScheme().equalsIgnoreCase(there.getScheme())
              && authority().equalsIgnoreCase(there.getRawAuthority());
      return same && path != null && path.startsWith(base.getRawPath() + "/")
          ? CallPath.of(path.substring(base.getRawPath().length()))
              .map(below -> new Reference(below, there.getRawQuery()))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** A path and a query below a base. */
  public record Reference(CallPath path, @Nullable String query) {}
}
