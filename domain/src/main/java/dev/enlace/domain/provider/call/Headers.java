package dev.enlace.domain.provider.call;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Keeps a definition from breaking a request apart or from setting what we set ourselves. */
final class Headers {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{1,512}");
  private static final Set<String> OURS =
      Set.of("authorization", "cookie", "host", "content-length", "content-type", "connection");

  private Headers() {}

  static Map<String, String> checked(Map<String, String> headers) {
    headers.forEach(Headers::check);
    return Map.copyOf(headers);
  }

  private static void check(String name, String value) {
    if (!NAME.matcher(name).matches() || OURS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("header " + name + " cannot be set by a definition");
    }
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("header " + name + " must be printable ASCII");
    }
  }
}
