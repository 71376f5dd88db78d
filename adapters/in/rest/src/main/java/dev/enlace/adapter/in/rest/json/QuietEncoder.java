package dev.enlace.adapter.in.rest.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.Hints;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes JSON without Spring's debug line that prints what is written: answers hold tokens and keys
 * that are shown once.
 */
final class QuietEncoder extends JacksonJsonEncoder {
  QuietEncoder(JsonMapper mapper) {
    super(mapper);
  }

  @Override
  public Map<String, Object> getEncodeHints(
      @Nullable ResolvableType actualType,
      ResolvableType elementType,
      @Nullable MediaType mediaType,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    return Hints.merge(
        super.getEncodeHints(actualType, elementType, mediaType, request, response),
        Hints.SUPPRESS_LOGGING_HINT,
        true);
  }
}
