package dev.enlace.adapter.in.panel;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import dev.enlace.application.port.in.session.ReadFrameAncestors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The routes of the panel and the connect page, to be imported by whoever wires. */
@Configuration(proxyBeanMethods = false)
public class PanelConfiguration {
  private static final String ASSETS = "/assets/";
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
  private static final CacheControl FOR_A_WHILE =
      CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

  @Bean
  RouterFunction<ServerResponse> panelRoutes(ReadFrameAncestors ancestors) {
    Site site = Site.read();
    Map<String, Asset> assets = site.assets();
    return RouterFunctions.route()
        .route(get("/"), request -> page(site.file(Site.PANEL), request, List.of()))
        .route(
            get("/connect"),
            request ->
                ancestors
                    .read(ConnectCookie.of(request))
                    .flatMap(origins -> page(site.file(Site.CONNECT), request, origins)))
        .route(get("/" + Site.EMBEDDING), request -> embedding(site, request))
        .route(
            get(ASSETS + "{name}").and(request -> assets.containsKey(nameOf(request))),
            request -> asset(assets, request))
        .build();
  }

  private static RequestPredicate get(String pattern) {
    return methods(HttpMethod.GET, HttpMethod.HEAD).and(path(pattern));
  }

  private static Mono<ServerResponse> page(
      Asset page, ServerRequest request, List<String> ancestors) {
    if (!ancestors.isEmpty()) {
      // Knows no origins: what the policy allows, it would forbid.
      request.exchange().getResponse().getHeaders().remove("X-Frame-Options");
    }
    return page.answer(
        request,
        headers -> {
          headers.set("Content-Security-Policy", Policy.framedBy(ancestors));
          headers.setCacheControl(CacheControl.noCache());
        });
  }

  /** For pages of others, which load it as their own. */
  private static Mono<ServerResponse> embedding(Site site, ServerRequest request) {
    return site.file(Site.EMBEDDING)
        .answer(
            request,
            headers -> {
              headers.set("Cross-Origin-Resource-Policy", "cross-origin");
              headers.setCacheControl(FOR_A_WHILE);
            });
  }

  private static Mono<ServerResponse> asset(Map<String, Asset> assets, ServerRequest request) {
    return Mono.justOrEmpty(assets.get(nameOf(request)))
        .flatMap(asset -> asset.answer(request, headers -> headers.setCacheControl(FOR_EVER)));
  }

  private static String nameOf(ServerRequest request) {
    return request.path().substring(ASSETS.length());
  }
}
