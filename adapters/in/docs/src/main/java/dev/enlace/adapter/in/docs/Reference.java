package dev.enlace.adapter.in.docs;

import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Swagger UI, its style sheet and what starts it. The page may load, and ask, this server alone: a
 * key that somebody types in can go nowhere else. The rest of Enlace serves no script, so this
 * policy is for these paths only.
 */
final class Reference {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
  private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
  private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

  private final Map<String, Mono<Asset>> assets =
      Map.of(
          "/docs", asset(HTML, own("index.html")),
          "/docs/", asset(HTML, own("index.html")),
          "/docs/initializer.js", asset(SCRIPT, own("initializer.js")),
          "/docs/reference.css", asset(CSS, own("reference.css")),
          "/docs/swagger-ui.css", asset(CSS, SwaggerUi.file("swagger-ui.css")),
          "/docs/swagger-ui-bundle.js", asset(SCRIPT, SwaggerUi.file("swagger-ui-bundle.js")));

  RouterFunction<ServerResponse> routes() {
    RouterFunctions.Builder routes = RouterFunctions.route();
    assets.forEach((path, asset) ->
        routes.GET(path, request -> asset.flatMap(found -> answer(request, found))));
    return routes.build();
  }

  private static Mono<ServerResponse> answer(ServerRequest request, Asset asset) {
    return request
        .checkNotModified(asset.etag())
        .switchIfEmpty(
            Mono.defer(() -> {
              boolean zipped =
                  request.headers().header(HttpHeaders.ACCEPT_ENCODING).toString().contains("gzip");
              return ServerResponse.ok()
                  .contentType(asset.type())
                  .cacheControl(CacheControl.noCache().cachePublic())
                  .headers(headers -> describe(headers, zipped))
                  .bodyValue(zipped ? asset.zipped() : asset.plain());
            }));
  }

  private static void describe(HttpHeaders headers, boolean zipped) {
    headers.set("Content-Security-Policy", POLICY);
    headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (zipped) {
      headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
  }

  private static Mono<Asset> asset(MediaType type, ClassPathResource file) {
    return Asset.read(type, file);
  }

  private static ClassPathResource own(String name) {
    return new ClassPathResource(name, Reference.class);
  }
}
