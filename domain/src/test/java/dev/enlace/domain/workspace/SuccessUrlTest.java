package dev.enlace.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessUrlTest {
  private static final String ALLOWED = "https://app.example.com/connected";

  @ParameterizedTest
  @ValueSource(
      strings = {
        ALLOWED,
        "https://app.example.com",
        "https://app.example.com:8443/a/b?tenant=7&x=%20y",
        "HTTPS://APP.EXAMPLE.COM/",
        "https://xn--mnchen-3ya.example/",
        "https://[2001:db8::1]/done",
        "http://localhost:3000/done",
        "http://127.0.0.1:3000/done",
        "http://[::1]:3000/done"
      })
  void may_be_an_https_url_or_one_on_loopback(String url) {
    assertThat(SuccessUrl.problemOf(url)).isEmpty();
    assertThat(new SuccessUrls(List.of(url)).allows(url)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void may_not_lead_anywhere_that_is_not_plain(String url) {
    assertThat(SuccessUrl.problemOf(url)).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SuccessUrls(List.of(url)))
        .withMessageNotContaining("evil");
  }

  private static Stream<String> hostile() {
    return Stream.of(
        "",
        " ",
        "/connected",
        "connected",
        "//evil.example",
        "///evil.example",
        "https:evil.example",
        "https:/evil.example",
        "https:///evil.example",
        "https://",
        "https://:443/",
        "\\\\evil.example",
        "https:\\\\evil.example",
        "https://app.example.com\\@evil.example",
        "https://app.example.com@evil.example/",
        "https://user:word@app.example.com/",
        "https://@app.example.com/",
        "https://app.example.com/connected#evil",
        "https://app.example.com/connected#",
        "https://app.example.com/\r\nLocation: https://evil.example",
        "https://app.example.com/a b",
        "https://app.example.com/\u0000",
        "https://app.example.com/\u007f",
        " https://app.example.com/",
        "https://app.example.com/ ",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript://app.example.com/%0aalert(1)",
        "data:text/html,evil",
        "vbscript:evil",
        "file:///etc/passwd",
        "ftp://app.example.com/",
        "blob:https://app.example.com/evil",
        "http://app.example.com/",
        "http://127.0.0.1.evil.example/",
        "http://localhost.evil.example/",
        "http://127.1/",
        "http://2130706433/",
        "https://münchen.example/",
        "https://app.exаmple.com/", // a Cyrillic a
        "https://app。evil。example/",
        "https://evil%2fexample.com/",
        "https://app.example.com%2f.evil.example/",
        "https://app.example.com%00.evil.example/",
        "https://app.example.com:evil/",
        "https://[::1/",
        "https://app_one.example.com/",
        "https://app.example.com/<script>",
        "https://app.example.com/\"onload=",
        "https://app.example.com/" + "a".repeat(2000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com/connected/",
        "https://app.example.com/connected?a=b",
        "https://app.example.com/connecte",
        "https://app.example.com/connectedevil",
        "https://app.example.com/Connected",
        "https://app.example.com/a/../connected",
        "https://app.example.com/%63onnected",
        "https://app.example.com:443/connected",
        "https://app.example.com./connected",
        "https://APP.example.com/connected",
        "HTTPS://app.example.com/connected",
        "http://app.example.com/connected",
        "https://app.example.com.evil.example/connected",
        "https://app.example.com@evil.example/connected",
        "https://evil.example/https://app.example.com/connected",
        "//app.example.com/connected",
        "https://app.example.com/connected\r\n",
        " https://app.example.com/connected"
      })
  void is_compared_character_by_character(String lookalike) {
    assertThat(new SuccessUrls(List.of(ALLOWED)).allows(lookalike)).isFalse();
  }

  @Test
  void is_allowed_a_hundred_times_a_workspace_and_no_more() {
    assertThat(new SuccessUrls(Collections.nCopies(SuccessUrls.MAX, ALLOWED)).values())
        .hasSize(100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SuccessUrls(Collections.nCopies(SuccessUrls.MAX + 1, ALLOWED)));
  }

  @Test
  void is_allowed_to_nobody_at_first() {
    assertThat(SuccessUrls.NONE.allows(ALLOWED)).isFalse();
    assertThat(SuccessUrls.NONE.allows("")).isFalse();
  }

  @Test
  void is_refused_with_a_reason_in_both_languages_that_does_not_repeat_it() {
    assertThat(SuccessUrl.problemOf("ftp://evil.example"))
        .hasValueSatisfying(problem -> {
          assertThat(problem.en()).contains("https").doesNotContain("evil");
          assertThat(problem.es()).contains("https").isNotEqualTo(problem.en());
        });
  }
}
