package dev.enlace.adapter.in.rest.edge;

import dev.enlace.adapter.in.rest.json.StrictJson;
import dev.enlace.adapter.in.rest.problem.Problems;
import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.text.Languages;
import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.domain.form.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.reactivestreams.Publisher;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Answers requests whose target is no URI before Spring, which would do so without a word: no
 * exchange can be made of them, so no filter sees them.
 */
@Component
final class UnreadableAddresses implements NettyRouteProvider {
  private static final Refusal REFUSAL =
      Refusal.invalid(List.of(new Violation("url", "format", Texts.all("rule.format"))));

  @Override
  public HttpServerRoutes apply(HttpServerRoutes routes) {
    return routes.route(UnreadableAddresses::isOne, UnreadableAddresses::refuse);
  }

  private static boolean isOne(HttpServerRequest request) {
    try {
      return new URI(request.uri()).toString().isEmpty();
    } catch (URISyntaxException e) {
      return true;
    }
  }

  private static Publisher<Void> refuse(HttpServerRequest request, HttpServerResponse response) {
    String language = request.requestHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
    byte[] body = StrictJson.bytes(Problems.of(REFUSAL, Languages.of(language)));
    return response
        .status(REFUSAL.status().value())
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
        .header(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .sendByteArray(Mono.just(body));
  }
}
