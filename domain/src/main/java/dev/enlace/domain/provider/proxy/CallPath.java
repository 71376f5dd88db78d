package dev.enlace.domain.provider.proxy;

import java.util.Optional;

/**
 * A path below a provider's base URL, as a caller wrote it. It is passed on as it came, so it has
 * to be one that nobody on the way can read as leading out of the base: no {@code ..} in whatever
 * disguise, no empty segment (which begins a host elsewhere), no control characters.
 *
 * @param raw begins with a slash; still percent-encoded
 * @param readable the same decoded once, but for {@code %2F} within a segment
 */
public record CallPath(String raw, String readable) {
  private static final String ALLOWED = "-._~!$&'()*+,;=:@";
  private static final String NOTHING = "/";

  /** The path of that text; empty where it is none that may be passed on. */
  public static Optional<CallPath> of(String text) {
    String raw = text.isEmpty() ? NOTHING : text;
    if (!raw.startsWith("/") || !isPath(raw)) {
      return Optional.empty();
    }
    StringBuilder readable = new StringBuilder();
    String[] segments = raw.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      if (segments[i].isEmpty() && !last) {
        return Optional.empty();
      }
      Optional<String> decoded = Segments.decoded(segments[i]);
      if (decoded.isEmpty()) {
        return Optional.empty();
      }
      readable.append('/').append(decoded.get().replace("/", "%2F"));
    }
    return Optional.of(new CallPath(raw, readable.toString()));
  }

  /** Only what RFC 3986 (3.3) lets stand in a path. */
  private static boolean isPath(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (i + 2 >= text.length() || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
          return false;
        }
      } else if (c != '/' && !isLetterOrDigit(c) && ALLOWED.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(char c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
