package dev.enlace.domain.proxy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which headers are passed on. What is not known to be harmful is, since APIs have their own. */
public final class HeaderRules {
  /** About one connection and not the message (RFC 9110, 7.6.1), or its framing. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "http2-settings",
          "keep-alive",
          "proxy",
          "proxy-authenticate",
          "proxy-authentication-info",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");

  /**
   * Who the caller is to us, where it came from, what would make the provider read another method,
   * path or host than the ones that were looked at, and what would have it answer a part: a part of
   * the token is not found.
   */
  private static final Set<String> OF_THE_CALLER =
      Set.of(
          "accept-encoding",
          "authorization",
          "cdn-loop",
          "client-ip",
          "cookie",
          "cookie2",
          "dnt",
          "expect",
          "forwarded",
          "host",
          "if-range",
          "max-forwards",
          "origin",
          "priority",
          "range",
          "referer",
          "true-client-ip",
          "upgrade-insecure-requests",
          "x-cluster-client-ip",
          "x-client-ip",
          "x-host",
          "x-http-method",
          "x-http-method-override",
          "x-method-override",
          "x-original-host",
          "x-original-method",
          "x-original-url",
          "x-real-ip",
          "x-requested-with",
          "x-rewrite-url");

  private static final List<String> FAMILIES_OF_THE_CALLER =
      List.of("access-control-", "cf-", "enlace-", "fastly-", "sec-", "x-forwarded-");

  /**
   * What speaks to a browser, or to a cache or server in front of us, about the origin that it is
   * at, which is ours and not the provider's; and what invites to send credentials, to ask for
   * parts or to look elsewhere.
   */
  private static final Set<String> OF_THE_ORIGIN =
      Set.of(
          "accept-ch",
          "accept-ranges",
          "age",
          "alt-svc",
          "authentication-info",
          "authorization",
          "clear-site-data",
          "content-disposition",
          "content-location",
          "critical-ch",
          "date",
          "document-policy",
          "edge-control",
          "expect-ct",
          "expires",
          "feature-policy",
          "link",
          "location",
          "login-status",
          "nel",
          "origin-agent-cluster",
          "permissions-policy",
          "pragma",
          "public-key-pins",
          "referrer-policy",
          "refresh",
          "report-to",
          "reporting-endpoints",
          "server",
          "service-worker-allowed",
          "set-cookie",
          "set-cookie2",
          "set-login",
          "sourcemap",
          "speculation-rules",
          "strict-transport-security",
          "timing-allow-origin",
          "use-as-dictionary",
          "www-authenticate",
          "x-content-type-options",
          "x-dns-prefetch-control",
          "x-frame-options",
          "x-permitted-cross-domain-policies",
          "x-powered-by",
          "x-reproxy-url",
          "x-sourcemap",
          "x-xss-protection");

  private static final List<String> FAMILIES_OF_THE_ORIGIN =
      List.of(
          "access-control-",
          "attribution-reporting-",
          "content-security-policy",
          "cross-origin-",
          "enlace-",
          "secure-session-",
          "surrogate-",
          "x-accel-",
          "x-litespeed-",
          "x-sendfile");

  /** Each cache has one of its own. */
  private static final String FOR_CACHES = "cache-control";

  private HeaderRules() {}

  /** What the provider is told of a request; never a credential of the caller's. */
  public static List<Header> ofRequest(List<Header> all) {
    return passed(all, OF_THE_CALLER, FAMILIES_OF_THE_CALLER);
  }

  /** What the caller is told of an answer; never what counts for a whole origin. */
  public static List<Header> ofAnswer(List<Header> all) {
    return passed(all, OF_THE_ORIGIN, FAMILIES_OF_THE_ORIGIN).stream()
        .filter(header -> !plain(header.name()).endsWith(FOR_CACHES))
        .toList();
  }

  private static List<Header> passed(List<Header> all, Set<String> names, List<String> families) {
    Set<String> dropped = new HashSet<>(OF_THE_CONNECTION);
    dropped.addAll(names);
    all.stream()
        .filter(header -> header.is("connection"))
        .flatMap(header -> Arrays.stream(header.value().split(",", -1)))
        .map(HeaderRules::plain)
        .forEach(dropped::add);
    return all.stream()
        .filter(header -> !dropped.contains(plain(header.name())))
        .filter(header -> families.stream().noneMatch(plain(header.name())::startsWith))
        .toList();
  }

  /** Gateways of many a server read both signs as one. */
  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
