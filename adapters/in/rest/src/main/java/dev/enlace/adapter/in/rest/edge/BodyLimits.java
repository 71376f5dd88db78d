package dev.enlace.adapter.in.rest.edge;

import dev.enlace.adapter.in.rest.json.StrictJson;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** How long a request's body may be. */
final class BodyLimits {
  private static final List<PathPattern> WITH_FILES =
      Stream.of(
              "/connections/{connectionId}/messages",
              "/connections/{connectionId}/airtable/bases/{baseId}/tables/{tableIdOrName}"
                  + "/records/{recordId}/attachments/{fieldIdOrName}")
          .map(PathPatternParser.defaultInstance::parse)
          .toList();

  private BodyLimits() {}

  /** In bytes. */
  static int of(ServerHttpRequest request) {
    PathContainer path = request.getPath().pathWithinApplication();
    return request.getMethod().equals(HttpMethod.POST)
            && WITH_FILES.stream().anyMatch(route -> route.matches(path))
        ? StrictJson.MAX_BYTES_WITH_FILES
        : StrictJson.MAX_BYTES;
  }
}
