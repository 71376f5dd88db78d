package dev.enlace.domain.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.provider.answer.JsonPointer;
import dev.enlace.domain.provider.answer.RefreshRule;
import dev.enlace.domain.provider.call.BodyFormat;
import dev.enlace.domain.provider.call.ClientAuthentication;
import dev.enlace.domain.provider.call.ProviderCall;
import dev.enlace.domain.provider.call.TokenRequest;
import dev.enlace.domain.provider.syntax.Pkce;
import dev.enlace.domain.provider.syntax.TextLimits;
import dev.enlace.domain.provider.syntax.UrlParameter;
import dev.enlace.domain.provider.syntax.UrlTemplate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderNonsenseTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/a",
        "ftp://example.com/a",
        "https://user@example.com/a",
        "https://example.com/a?b=c",
        "https://example.com/a#b",
        "https:/path",
        "/relative"
      })
  void a_url_that_is_not_plain_https_is_refused(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> new UrlTemplate(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080/a", "http://localhost/a", "http://[::1]:1/a"})
  void plain_http_is_for_loopback(String url) {
    assertThat(new UrlTemplate(url).value()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "1abc", "a_b", "a/b", "a.b"})
  void a_provider_id_fits_into_a_path_and_a_variable(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ProviderId(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a?b", "a#b", "a@b", "..", "a..b", "", ".a", "a b", "a:1", "ä"})
  void a_url_parameter_ends_no_segment_even_where_its_pattern_lets_it(String value) {
    assertThat(new UrlParameter("host", ".*", null).accepts(value)).isFalse();
  }

  @Test
  void a_url_parameter_says_when_its_pattern_or_default_is_wrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UrlParameter("host", "[", null))
        .withMessageContaining("host");
    assertThatIllegalArgumentException().isThrownBy(() -> new UrlParameter("host", "a", "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a/b", "/a~2"})
  void a_json_pointer_follows_rfc_6901(String pointer) {
    assertThatIllegalArgumentException().isThrownBy(() -> new JsonPointer(pointer));
  }

  @Test
  void a_json_pointer_unescapes_its_steps() {
    assertThat(new JsonPointer("/a~1b/m~0n/0").steps()).containsExactly("a/b", "m~n", "0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Authorization", "cookie", "Host", "Content-Length", "bad name", "A\r\nB"})
  void a_definition_sets_no_header_of_ours(String name) {
    ClientAuthentication client =
        new ClientAuthentication(
            ClientAuthentication.Method.BASIC, ClientAuthentication.WithoutSecret.REFUSED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TokenRequest(client, BodyFormat.FORM, Map.of(name, "x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "redirect_uri", "client_secret", "code_verifier"})
  void a_definition_sets_no_parameter_of_ours(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExtraParameters(Map.of(name, "x"), Map.of(), Map.of()))
        .withMessageContaining(name);
  }

  @Test
  void a_token_never_goes_nowhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new ProviderCall(
                new UrlTemplate("https://example.com/revoke"),
                ProviderCall.Verb.POST,
                ProviderCall.Authentication.NONE,
                BodyFormat.FORM,
                ProviderCall.Token.ACCESS,
                null,
                Map.of(),
                Map.of()));
  }

  @Test
  void what_is_not_offered_does_not_rotate() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RefreshRule(false, RefreshRule.Rotation.ALWAYS, null, null));
  }

  @Test
  void a_verifier_is_never_shorter_than_rfc_7636_says() {
    TextLimits tooShort = new TextLimits(42, 128, TextLimits.URL_SAFE);
    assertThatIllegalArgumentException().isThrownBy(() -> new Pkce(Pkce.Mode.REQUIRED, tooShort));
  }

  @Test
  void limits_count_length_and_alphabet() {
    TextLimits state = new TextLimits(3, 5, "abc");
    assertThat(state.accepts("abc")).isTrue();
    assertThat(state.accepts("ab")).isFalse();
    assertThat(state.accepts("abcabc")).isFalse();
    assertThat(state.accepts("ab~")).isFalse();
  }
}
