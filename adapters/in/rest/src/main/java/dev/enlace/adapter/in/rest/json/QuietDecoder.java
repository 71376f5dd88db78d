package dev.enlace.adapter.in.rest.json;

import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.Hints;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON without Spring's debug line that prints what was read: a form holds passwords, and the
 * log must stay free of them at any level.
 */
final class QuietDecoder extends JacksonJsonDecoder {
  QuietDecoder(JsonMapper mapper) {
    super(mapper);
  }

  @Override
  public Map<String, Object> getDecodeHints(
      ResolvableType actualType,
      ResolvableType elementType,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    return Hints.merge(
        super.getDecodeHints(actualType, elementType, request, response),
        Hints.SUPPRESS_LOGGING_HINT,
        true);
  }
}
