package dev.enlace.adapter.in.rest.edge;

import dev.enlace.adapter.in.rest.json.StrictJson;
import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.wire.ProblemCode;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses a body above its operation's limit, by its announced length before a byte is read, else
 * as soon as it exceeds it; and a compressed one, since nothing here unpacks what may unpack to
 * anything. What is only passed on has limits of its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class BodyLimitFilter implements WebFilter {
  static final Refusal TOO_LARGE =
      Refusal.of(HttpStatus.CONTENT_TOO_LARGE, ProblemCode.PAYLOAD_TOO_LARGE);
  private static final Refusal COMPRESSED =
      Refusal.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, ProblemCode.UNSUPPORTED_MEDIA_TYPE)
          .because("content_encoding")
          .header(HttpHeaders.ACCEPT_ENCODING, "identity");

  private final LargeBodies large = new LargeBodies();

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (StreamedRoute.isAskedBy(exchange.getRequest())) {
      return chain.filter(exchange);
    }
    HttpHeaders headers = exchange.getRequest().getHeaders();
    int most = BodyLimits.of(exchange.getRequest());
    if (headers.getContentLength() > most) {
      return Refused.with(TOO_LARGE);
    }
    if (isCompressed(headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING))) {
      return Refused.with(COMPRESSED);
    }
    Mono<Void> answer =
        chain.filter(
            exchange.mutate().request(new LimitedRequest(exchange.getRequest(), most)).build());
    return most > StrictJson.MAX_BYTES && mayBeLarge(headers.getContentLength())
        ? large.admit(exchange, answer)
        : answer;
  }

  /** One that does not say how long it is may be. */
  private static boolean mayBeLarge(long announced) {
    return announced < 0 || announced > StrictJson.MAX_BYTES;
  }

  private static boolean isCompressed(List<String> codings) {
    return codings.stream().anyMatch(coding -> !coding.equalsIgnoreCase("identity"));
  }
}
