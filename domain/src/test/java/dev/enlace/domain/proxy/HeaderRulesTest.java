package dev.enlace.domain.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "AUTHORIZATION",
        "Proxy-Authorization",
        "Cookie",
        "Cookie2",
        "Enlace-User",
        "enlace-session",
        "Enlace-Csrf-Token",
        "Host",
        "X-Host",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "x-forwarded-proto",
        "X-Forwarded-Prefix",
        "Forwarded",
        "X-Real-IP",
        "True-Client-IP",
        "CF-Connecting-IP",
        "X-Original-URL",
        "X-Rewrite-URL",
        "X-HTTP-Method-Override",
        "X-HTTP-Method",
        "X-Method-Override",
        "Origin",
        "Referer",
        "Sec-Fetch-Site",
        "Sec-WebSocket-Key",
        "Access-Control-Request-Method",
        "Accept-Encoding",
        "Expect",
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Content-Length",
        "Upgrade",
        "HTTP2-Settings",
        "Via",
        "Proxy",
        "Range",
        "If-Range",
        "X_Forwarded_For",
        "Enlace_User",
        "x-forwarded_host",
        "Content_Length",
        "Transfer_Encoding",
        "X_HTTP_Method_Override"
      })
  void tells_no_provider(String name) {
    assertThat(HeaderRules.ofRequest(List.of(new Header(name, "x")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Content-Type",
        "Content-Encoding",
        "If-None-Match",
        "If-Match",
        "If-Modified-Since",
        "Idempotency-Key",
        "User-Agent",
        "X-API-VERSION",
        "X-Airtable-User-Agent",
        "X-Airtable-Application-ID",
        "X-Goog-User-Project",
        "Notion-Version",
        "Accept-Language"
      })
  void tells_the_provider(String name) {
    List<Header> headers = List.of(new Header(name, "x"));
    assertThat(HeaderRules.ofRequest(headers)).isEqualTo(headers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Set-Cookie",
        "set-cookie2",
        "Access-Control-Allow-Origin",
        "Access-Control-Allow-Credentials",
        "WWW-Authenticate",
        "Proxy-Authenticate",
        "Authorization",
        "Authentication-Info",
        "Content-Security-Policy",
        "Content-Security-Policy-Report-Only",
        "X-Content-Type-Options",
        "X-Frame-Options",
        "Cross-Origin-Resource-Policy",
        "Cross-Origin-Opener-Policy",
        "Strict-Transport-Security",
        "Clear-Site-Data",
        "Service-Worker-Allowed",
        "Refresh",
        "Link",
        "Location",
        "Content-Location",
        "Content-Disposition",
        "Cache-Control",
        "Alt-Svc",
        "NEL",
        "Report-To",
        "Timing-Allow-Origin",
        "SourceMap",
        "Enlace-Upstream",
        "Connection",
        "Keep-Alive",
        "Transfer-Encoding",
        "Content-Length",
        "Trailer",
        "Upgrade",
        "Server",
        "Date",
        "Accept-Ranges",
        "X-Accel-Redirect",
        "X-Accel-Buffering",
        "X_Accel_Redirect",
        "X-Sendfile",
        "X-Sendfile-Type",
        "X-Reproxy-URL",
        "Surrogate-Control",
        "Surrogate-Key",
        "X-LiteSpeed-Location",
        "X-LiteSpeed-Cache-Control",
        "CDN-Cache-Control",
        "Cloudflare-CDN-Cache-Control",
        "Vercel-CDN-Cache-Control",
        "Edge-Control",
        "Attribution-Reporting-Register-Source",
        "Secure-Session-Registration",
        "Set-Login",
        "Login-Status",
        "Use-As-Dictionary"
      })
  void tells_no_caller(String name) {
    assertThat(HeaderRules.ofAnswer(List.of(new Header(name, "x")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type",
        "Content-Encoding",
        "Content-Language",
        "Content-Range",
        "ETag",
        "Last-Modified",
        "Retry-After",
        "Vary",
        "Allow",
        "X-RateLimit-Remaining",
        "Airtable-Uncompressed-Content-Length",
        "X-Request-Id"
      })
  void tells_the_caller(String name) {
    List<Header> headers = List.of(new Header(name, "x"));
    assertThat(HeaderRules.ofAnswer(headers)).isEqualTo(headers);
  }

  @Test
  void drops_whatever_the_connection_names() {
    List<Header> all =
        List.of(
            new Header("Connection", "close, X-Secret ,x-other"),
            new Header("x-secret", "1"),
            new Header("X-Other", "2"),
            new Header("X-Mine", "3"));

    assertThat(names(HeaderRules.ofRequest(all))).containsExactly("X-Mine");
    assertThat(names(HeaderRules.ofAnswer(all))).containsExactly("X-Mine");
  }

  @Test
  void keeps_repeated_ones_in_their_order() {
    List<Header> all = headers("X-A: 1", "X-B: 2", "X-A: 3");
    assertThat(HeaderRules.ofRequest(all)).isEqualTo(all);
  }

  @Test
  void never_shows_a_value() {
    assertThat(new Header("X-Key", "secret")).hasToString("Header[X-Key]");
  }

  private static List<Header> headers(String... lines) {
    return Arrays.stream(lines)
        .map(line -> new Header(line.split(": ", -1)[0], line.split(": ", -1)[1]))
        .toList();
  }

  private static List<String> names(List<Header> headers) {
    return headers.stream().map(Header::name).toList();
  }
}
