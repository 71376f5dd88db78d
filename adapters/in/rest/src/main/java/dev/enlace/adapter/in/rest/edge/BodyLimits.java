package dev.enlace.adapter.in.rest.edge;

import dev.enlace.adapter.in.rest.json.StrictJson;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** How long a request's body may be. */
final class BodyLimits {
  private static final PathPattern MESSAGES =
      PathPatternParser.defaultInstance.parse("/connections/{connectionId}/messages");

  private BodyLimits() {}

  /** In bytes. */
  static int of(ServerHttpRequest request) {
    PathContainer path = request.getPath().pathWithinApplication();
    return request.getMethod().equals(HttpMethod.POST) && MESSAGES.matches(path)
        ? StrictJson.MAX_BYTES_WITH_FILES
        : StrictJson.MAX_BYTES;
  }
}
