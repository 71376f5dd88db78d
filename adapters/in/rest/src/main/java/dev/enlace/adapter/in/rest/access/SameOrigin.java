package dev.enlace.adapter.in.rest.access;

import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.wire.ProblemCode;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/**
 * Refuses a form that a page of somebody else has sent. There is no session yet that could hold a
 * token, but every current browser says where a POST comes from: by {@code Sec-Fetch-Site}, which
 * no page can set, or by {@code Origin}. A program that sends neither has no ambient identity that
 * could be abused.
 */
public final class SameOrigin {
  private static final Refusal CROSS_SITE =
      Refusal.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN).because("cross_site");

  private final String origin;

  /** Of that origin. */
  public SameOrigin(String origin) {
    this.origin = origin;
  }

  /** Fails where another site's page has sent it. */
  public Mono<Void> require(HttpHeaders headers) {
    return isSame(headers) ? Mono.empty() : Refused.with(CROSS_SITE);
  }

  private boolean isSame(HttpHeaders headers) {
    List<String> site = headers.getOrEmpty("Sec-Fetch-Site");
    return site.isEmpty()
        ? headers.getOrEmpty(HttpHeaders.ORIGIN).stream().allMatch(origin::equalsIgnoreCase)
        : site.equals(List.of("same-origin"));
  }
}
