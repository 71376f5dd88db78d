package dev.enlace.adapter.in.rest.problem;

import dev.enlace.adapter.in.rest.page.Page;
import dev.enlace.adapter.in.rest.text.Languages;
import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.domain.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The same trouble as a page, for the routes that people reach by a browser. */
final class ProblemPage {
  private static final List<String> ROUTES_OF_PEOPLE =
      List.of(
          "/connections/oauth/callback",
          "/connections/oauth/authorize/",
          "/connect/",
          "/callback",
          "/oauth/callback");

  private ProblemPage() {}

  static boolean wanted(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    String path = request.getPath().value();
    String accept = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
    return accept != null
        && accept.contains("text/html")
        && ROUTES_OF_PEOPLE.stream().anyMatch(path::startsWith);
  }

  static Mono<Void> write(ServerWebExchange exchange, Refusal refusal) {
    Page page = page(refusal, Languages.of(exchange)).framedBy(Framing.of(exchange));
    ServerHttpResponse response = exchange.getResponse();
    if (!page.frameAncestors().isEmpty()) {
      // knows no origins: what the policy allows, it would forbid
      response.getHeaders().remove("X-Frame-Options");
    }
    response.setStatusCode(refusal.status());
    refusal.headers().forEach(response.getHeaders()::set);
    page.headers().forEach(response.getHeaders()::put);
    byte[] body = page.html().getBytes(StandardCharsets.UTF_8);
    response.getHeaders().setContentLength(body.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }

  private static Page page(Refusal refusal, Language language) {
    String code = refusal.code().getValue();
    String advice =
        Texts.find(language, "page.problem." + code)
            .map(text -> "<p>%s</p>\n".formatted(Page.escape(text)))
            .orElse("");
    String body =
        "<p>%s</p>\n%s<p><code>%s</code></p>"
            .formatted(Page.escape(Problems.detail(refusal, language)), advice, code);
    return Page.of(language, Texts.text(language, "page.problem.title"), body);
  }
}
