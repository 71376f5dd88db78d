package dev.enlace.domain.provider;

import dev.enlace.domain.provider.syntax.UrlTemplate;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Where people and codes are sent.
 *
 * @param refresh where refresh tokens go: nearly always the token endpoint
 */
public record Endpoints(UrlTemplate authorize, UrlTemplate token, UrlTemplate refresh) {
  Set<String> placeholders() {
    Set<String> names = new HashSet<>(authorize.placeholders());
    names.addAll(token.placeholders());
    names.addAll(refresh.placeholders());
    return names;
  }

  Endpoints filled(Map<String, String> values) {
    return new Endpoints(authorize.filled(values), token.filled(values), refresh.filled(values));
  }

  Endpoints relocated(UnaryOperator<URI> elsewhere) {
    return new Endpoints(
        authorize.relocated(elsewhere), token.relocated(elsewhere), refresh.relocated(elsewhere));
  }
}
