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
  private static final Refusal FORBIDDEN = Refusal.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN);
  private static final Refusal CROSS_SITE = FORBIDDEN.because("cross_site");

  private final String origin;
  private final Refusal otherAddress;

  /** Of that origin. */
  public SameOrigin(String origin) {
    this.origin = origin;
    this.otherAddress = FORBIDDEN.because("other_address").with("address", origin);
  }

  /** Fails where another site's page has sent it. */
  public Mono<Void> require(HttpHeaders headers) {
    return isSame(headers) ? Mono.empty() : Refused.with(CROSS_SITE);
  }

  /**
   * The same, and fails, with the right address, where a page of ours was opened at another one: a
   * session that began there could not write.
   */
  public Mono<Void> requireAddress(HttpHeaders headers) {
    return isOursElsewhere(headers) ? Refused.with(otherAddress) : require(headers);
  }

  /**
   * Whether a page of ours may have led here: a browser that does not say so at all does not know
   * the header, or asks without TLS.
   */
  public boolean mayLead(HttpHeaders headers) {
    return site(headers).isEmpty() || saysSameOrigin(headers);
  }

  private boolean isSame(HttpHeaders headers) {
    return site(headers).isEmpty()
        ? headers.getOrEmpty(HttpHeaders.ORIGIN).stream().allMatch(origin::equalsIgnoreCase)
        : saysSameOrigin(headers);
  }

  private boolean isOursElsewhere(HttpHeaders headers) {
    List<String> origins = headers.getOrEmpty(HttpHeaders.ORIGIN);
    return origins.size() == 1
        && !origin.equalsIgnoreCase(origins.getFirst())
        && (saysSameOrigin(headers)
            || (site(headers).isEmpty() && isAsked(origins.getFirst(), headers)));
  }

  /** Browsers say {@code Sec-Fetch-Site} only where there is TLS, or a loopback. */
  private static boolean isAsked(String origin, HttpHeaders headers) {
    return origin.endsWith("://" + headers.getFirst(HttpHeaders.HOST));
  }

  private static boolean saysSameOrigin(HttpHeaders headers) {
    return site(headers).equals(List.of("same-origin"));
  }

  private static List<String> site(HttpHeaders headers) {
    return headers.getOrEmpty("Sec-Fetch-Site");
  }
}
