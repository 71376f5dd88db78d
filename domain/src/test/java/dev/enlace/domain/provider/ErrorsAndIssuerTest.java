package dev.enlace.domain.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.provider.answer.ErrorMeaning;
import dev.enlace.domain.provider.answer.ErrorRules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsAndIssuerTest {
  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant, REAUTHORISE",
    "401, invalid_client, MISCONFIGURED",
    "400, unauthorized_client, MISCONFIGURED",
    "429, invalid_grant, RETRY",
    "503, , RETRY",
    "502, invalid_grant, RETRY",
    "404, , RETRY"
  })
  void the_standard_reading_never_calls_a_grant_dead_for_a_passing_fault(
      int status, String code, ErrorMeaning meaning) {
    assertThat(ErrorRules.standard().meaning(status, code)).isEqualTo(meaning);
  }

  @Test
  void a_rule_of_the_provider_goes_first() {
    ErrorRules rules =
        new ErrorRules(
            List.of(
                new ErrorRules.Rule(Set.of(409), Set.of(), ErrorMeaning.RETRY),
                new ErrorRules.Rule(
                    Set.of(403), Set.of("unauthorized_client"), ErrorMeaning.REAUTHORISE)));

    assertThat(rules.meaning(409, "invalid_grant")).isEqualTo(ErrorMeaning.RETRY);
    assertThat(rules.meaning(403, "unauthorized_client")).isEqualTo(ErrorMeaning.REAUTHORISE);
    assertThat(rules.meaning(400, "unauthorized_client")).isEqualTo(ErrorMeaning.MISCONFIGURED);
  }

  @Test
  void an_issuer_is_compared_wherever_it_comes_and_required_where_promised() {
    Issuer promised = new Issuer("https://id.example", true);
    Issuer silent = new Issuer("https://id.example", false);

    assertThat(promised.accepts("https://id.example")).isTrue();
    assertThat(promised.accepts(null)).isFalse();
    assertThat(promised.accepts("https://id.example/")).isFalse();
    assertThat(silent.accepts(null)).isTrue();
    assertThat(silent.accepts("https://evil.example")).isFalse();
  }
}
