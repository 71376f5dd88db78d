package dev.enlace.adapter.in.rest.edge;

import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The one route whose bodies are somebody else's: passed on piece by piece, and never read. */
public final class StreamedRoute {
  /** As it is routed. */
  public static final String PATTERN = "/connections/{connectionId}/proxy/{*path}";

  private static final PathPattern ROUTE = PathPatternParser.defaultInstance.parse(PATTERN);
  private static final Pattern TARGET = Pattern.compile("/connections/[^/?]+/proxy(?:[/?].*)?");
  private static final int SEGMENTS_OF_OURS = 3;

  private StreamedRoute() {}

  /** Whether that is asked for. */
  static boolean isAskedBy(ServerHttpRequest request) {
    return ROUTE.matches(request.getPath().pathWithinApplication());
  }

  /** Whether a request's first line looks like it. */
  static boolean isAskedBy(String target) {
    return TARGET.matcher(target).matches();
  }

  /** What stands behind the route's own path, as it came: empty, or from a slash on. */
  public static String below(URI uri) {
    String path = uri.getRawPath();
    int at = 0;
    for (int i = 0; i < SEGMENTS_OF_OURS && at >= 0; i++) {
      at = path.indexOf('/', at + 1);
    }
    return at < 0 ? "" : path.substring(at);
  }
}
