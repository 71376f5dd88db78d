package dev.enlace.bootstrap.settings;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Options of a {@link DatabaseUrl}; an unknown one is refused rather than silently dropped. */
final class UrlOptions {
  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private UrlOptions() {}

  static Map<String, String> parse(@Nullable String rawQuery) {
    Map<String, String> options = new TreeMap<>();
    if (rawQuery != null) {
      for (String option : rawQuery.split("&", -1)) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        options.put(check(name), PercentEncoding.decode(option.substring(equals + 1)));
      }
    }
    if (!SSL_MODES.contains(options.getOrDefault("sslmode", "prefer"))) {
      throw new IllegalArgumentException("has an unknown sslmode; known are " + sorted());
    }
    return options;
  }

  private static String check(String name) {
    if (!name.equals("sslmode") && !name.equals("sslrootcert")) {
      throw new IllegalArgumentException("may have the options sslmode and sslrootcert only");
    }
    return name;
  }

  private static String sorted() {
    return String.join(", ", SSL_MODES.stream().sorted().toList());
  }
}
