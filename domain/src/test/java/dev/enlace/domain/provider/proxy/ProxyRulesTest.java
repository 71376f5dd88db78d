package dev.enlace.domain.provider.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.provider.proxy.CallTarget.Reference;
import dev.enlace.domain.provider.syntax.UrlTemplate;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRulesTest {
  private static final URI API = URI.create("https://api.example/v0");
  private static final ProxyRules PLAIN =
      new ProxyRules(Set.of(ProxyMethod.GET), List.of(), Map.of());
  private static final ProxyRules HOSTS =
      new ProxyRules(
          Set.of(ProxyMethod.GET),
          List.of(
              host("https://content.example", "/v0/[^/]+/upload"),
              host("https://api.example", "/v0(?:/.*)?"),
              host("https://more.example:8443/base", "/more/.*")),
          Map.of("base", new PathPattern("(?:/v0)?/(app[^/]+)(?:/.*)?")));

  @Test
  void puts_a_path_behind_the_base_as_it_came() {
    CallTarget target = target(PLAIN, "/app/T%2F1/", "fields[]=a+b&offset=itr%2Frec");

    assertThat(target.requestTarget()).isEqualTo("/v0/app/T%2F1/?fields[]=a+b&offset=itr%2Frec");
    assertThat(target.host()).isEqualTo("api.example");
    assertThat(target.port()).isEqualTo(443);
    assertThat(target(PLAIN, "/app/T/", "").requestTarget()).isEqualTo("/v0/app/T/?");
    assertThat(target(PLAIN, "/app/T", null).requestTarget()).isEqualTo("/v0/app/T");
  }

  @Test
  void calls_the_first_host_that_has_the_path() {
    assertThat(target(HOSTS, "/v0/app1/upload", null).authority()).isEqualTo("content.example");
    assertThat(target(HOSTS, "/v0/app1/T/upload", null).authority()).isEqualTo("api.example");
    assertThat(target(HOSTS, "/more/x", null).authority()).isEqualTo("more.example:8443");
    assertThat(target(HOSTS, "/more/x", null).requestTarget()).isEqualTo("/base/more/x");
    assertThat(HOSTS.target(path("/oauth2/token"), null, API)).isEmpty();
    assertThat(HOSTS.target(path("/v00/x"), null, API)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v0/app1/T", "/v0/%61pp1/T", "/app1/T", "/v0/app1", "/%76%30/a%70p1/T"})
  void finds_what_a_limit_counts_however_it_is_written(String path) {
    assertThat(HOSTS.subjects(path(path))).isEqualTo(Map.of("base", "app1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%E2%80%A8", "%E2%80%A9", "T%E2%80%A8/x"})
  void reads_characters_that_end_lines_like_any_other(String odd) {
    assertThat(HOSTS.subjects(path("/v0/app1/" + odd))).isEqualTo(Map.of("base", "app1"));
    assertThat(target(HOSTS, "/v0/" + odd, null).authority()).isEqualTo("api.example");
    assertThat(target(HOSTS, "/more/" + odd, null).authority()).isEqualTo("more.example:8443");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v0/meta/whoami", "/v0/app", "/v0/x%2Fapp1/T"})
  void finds_nothing_where_a_path_names_nothing(String path) {
    assertThat(HOSTS.subjects(path(path))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example/v0/b?c=%2F,/b,c=%2F",
    "/v0/b,/b,",
    "?x=1,/app/T,x=1",
    "U,/app/U,",
    "HTTPS://API.EXAMPLE/v0/b,/b,"
  })
  void knows_what_lies_below_the_same_base(String location, String path, @Nullable String query) {
    assertThat(target(PLAIN, "/app/T", null).below(location))
        .contains(new Reference(path(path), query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/v0/b",
        "//evil.example/v0/b",
        "http://api.example/v0/b",
        "https://api.example:444/v0/b",
        "https://api.example@evil.example/v0/b",
        "https://user@api.example/v0/b",
        "https://api.example/v1/b",
        "https://api.example/v00/b",
        "https://api.example/v0",
        "https://api.example/v0/../admin",
        "https://api.example/v0/%2e%2e/admin",
        "../../admin",
        "\\\\evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "https:///x",
        "ht tp://x"
      })
  void knows_what_does_not(String location) {
    assertThat(target(PLAIN, "/app/T", null).below(location)).isEmpty();
  }

  @Test
  void needs_methods_and_patterns_that_make_sense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProxyRules(Set.of(), List.of(), Map.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new PathPattern("("));
    assertThatIllegalArgumentException().isThrownBy(() -> host("https://api.example/", "/.*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "OPTIONS", "get", "GET ", ""})
  void knows_no_other_method(String name) {
    assertThat(ProxyMethod.of(name)).isEmpty();
  }

  private static ProxyHost host(String url, String paths) {
    return new ProxyHost(new UrlTemplate(url), new PathPattern(paths));
  }

  private static CallTarget target(ProxyRules rules, String path, @Nullable String query) {
    return rules.target(path(path), query, API).orElseThrow();
  }

  private static CallPath path(String text) {
    return CallPath.of(text).orElseThrow();
  }
}
