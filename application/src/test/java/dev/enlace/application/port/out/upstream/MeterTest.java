package dev.enlace.application.port.out.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.provider.Api;
import dev.enlace.domain.provider.ProviderId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeterTest {
  private static final Asker ASKER = new Asker("workspace", "connection", "account");

  @ParameterizedTest
  @CsvSource({
    ", PT30S",
    "PT0S, PT30S",
    "PT29S, PT30S",
    "PT31S, PT31S",
    "PT600S, PT600S",
    "PT1H, PT1H",
    "PT3600000S, PT1H",
    "PT999999999S, PT1H"
  })
  void keeps_away_as_long_as_the_provider_says_between_what_it_documents_and_an_hour(
      @Nullable Duration retryAfter, Duration penalty) {
    assertThat(meter("base", Duration.ofSeconds(30)).penalty(retryAfter)).isEqualTo(penalty);
    assertThat(meter("base", null).penalty(retryAfter)).isEqualTo(penalty);
  }

  @Test
  void leaves_a_tenth_to_a_workspace_that_is_turned_away() {
    Meter fewer = meter("base", null).forTurnedAway(ASKER).orElseThrow();

    assertThat(fewer.limit().requests()).isEqualTo(1);
    assertThat(fewer.limit().per()).isEqualTo(Duration.ofSeconds(2));
    assertThat(fewer.key()).isNotEqualTo(meter("base", null).key());
    assertThat(meter("base", null).forTurnedAway(new Asker("workspace", "another", "x")))
        .contains(fewer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "account", "app"})
  void leaves_everybody_what_no_caller_names(String scope) {
    assertThat(meter(scope, null).forTurnedAway(ASKER)).isEmpty();
  }

  private static Meter meter(String scope, @Nullable Duration penalty) {
    return new Meter(
        new ProviderId("sample"),
        "subject",
        new Api.RateLimit(scope, 5, Duration.ofSeconds(1), penalty));
  }
}
