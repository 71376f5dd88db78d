package dev.enlace.adapter.in.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

class SiteTest {
  private static final int LARGEST = 150_000;
  private static final Pattern ASSET = Pattern.compile("\"/assets/([^\"]+)\"");

  private final Site site = Site.read();
  private final WebTestClient browser =
      WebTestClient.bindToRouterFunction(new PanelConfiguration().panelRoutes(SiteTest::framed))
          .build();

  static Stream<String> assets() {
    return Site.read().assets().keySet().stream();
  }

  @ParameterizedTest
  @ValueSource(strings = {Site.PANEL, Site.CONNECT})
  void a_page_and_all_that_it_loads_is_small(String page) {
    int size =
        Stream.concat(Stream.of(page), loaded(page).stream())
            .mapToInt(file -> site.file(file).compressedSize())
            .sum();

    System.out.printf("%s with script, style and icon: %,d bytes compressed%n", page, size);
    assertThat(loaded(page)).hasSize(3);
    assertThat(size).isBetween(5_000, LARGEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {Site.PANEL, Site.CONNECT})
  void a_page_holds_no_script_and_no_style_of_its_own(String page) {
    assertThat(site.file(page).text())
        .contains("<script src=")
        .doesNotContainPattern("<script(?! src)|<style|style=|\\son[a-z]+=|@");
  }

  @ParameterizedTest
  @MethodSource("assets")
  void an_asset_is_named_by_its_content(String name) {
    assertThat(name).contains("." + hash(site.file(name).text()) + ".");
  }

  @ParameterizedTest
  @MethodSource("assets")
  void an_asset_is_kept_for_ever_and_sent_compressed_to_whoever_takes_that(String name)
      throws IOException {
    EntityExchangeResult<byte[]> small = fetch("/assets/" + name, "br, gzip;q=0.9");
    EntityExchangeResult<byte[]> plain = fetch("/assets/" + name, "gzip;q=0");

    assertThat(small.getResponseHeaders().getFirst("Content-Encoding")).isEqualTo("gzip");
    assertThat(plain.getResponseHeaders().getFirst("Content-Encoding")).isNull();
    assertThat(unpacked(small)).isEqualTo(site.file(name).text());
    assertThat(text(plain)).isEqualTo(site.file(name).text());
    assertThat(small.getResponseHeaders().getCacheControl()).contains("immutable");
    assertThat(small.getResponseHeaders().getVary()).containsExactly("Accept-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/connect"})
  void a_page_is_asked_for_again_each_time_and_allows_nothing_but_its_own(String path) {
    HttpHeaders headers = fetch(path, "gzip").getResponseHeaders();

    assertThat(headers.getCacheControl()).isEqualTo("no-cache");
    assertThat(headers.getFirst("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
                + " require-trusted-types-for 'script'; trusted-types 'none'");
  }

  @Test
  void the_connect_page_may_be_framed_where_the_workspace_of_its_session_allows_it() {
    String policy =
        browser
            .get()
            .uri("/connect")
            .cookie("enlace_connect", "framed")
            .exchange()
            .returnResult(Void.class)
            .getResponseHeaders()
            .getFirst("Content-Security-Policy");

    assertThat(policy).contains("frame-ancestors https://app.example https://b.example;");
  }

  @Test
  void what_is_not_of_the_site_is_not_served() {
    browser.get().uri("/assets/panel.js").exchange().expectStatus().isNotFound();
    browser.get().uri("/assets/files").exchange().expectStatus().isNotFound();
    browser.post().uri("/").exchange().expectStatus().isNotFound();
  }

  @Test
  void pages_of_others_may_load_the_script_for_embedding() {
    HttpHeaders headers = fetch("/enlace-connect.js", "gzip").getResponseHeaders();

    assertThat(headers.getFirst("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    assertThat(site.file(Site.EMBEDDING).compressedSize()).isLessThan(2_000);
  }

  private static Mono<List<String>> framed(@Nullable String presented) {
    return Mono.just(
        "framed".equals(presented)
            ? List.of("https://app.example", "https://b.example")
            : List.of());
  }

  private List<String> loaded(String page) {
    return ASSET.matcher(site.file(page).text()).results().map(SiteTest::name).toList();
  }

  private static String name(MatchResult found) {
    return found.group(1);
  }

  private EntityExchangeResult<byte[]> fetch(String path, String encodings) {
    return browser
        .get()
        .uri(path)
        .header("Accept-Encoding", encodings)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .returnResult();
  }

  private static String text(EntityExchangeResult<byte[]> result) {
    return new String(body(result), StandardCharsets.UTF_8);
  }

  private static String unpacked(EntityExchangeResult<byte[]> result) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body(result)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] body(EntityExchangeResult<byte[]> result) {
    byte[] body = result.getResponseBody();
    return body == null ? new byte[0] : body;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
