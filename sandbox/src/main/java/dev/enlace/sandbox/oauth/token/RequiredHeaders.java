package dev.enlace.sandbox.oauth.token;

import dev.enlace.sandbox.http.Request;
import java.util.Map;

/** Headers that a provider insists on, such as a version. */
final class RequiredHeaders {
  private RequiredHeaders() {}

  static boolean met(Request request, Map<String, String> patterns) {
    return patterns.entrySet().stream()
        .allMatch(wanted ->
            request
                .header(wanted.getKey())
                .filter(value -> value.matches(wanted.getValue()))
                .isPresent());
  }
}
