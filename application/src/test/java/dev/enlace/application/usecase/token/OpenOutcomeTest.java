package dev.enlace.application.usecase.token;

import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.ProviderId;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call that went out and has no answer: the provider may have spent the token. */
class OpenOutcomeTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

  @ParameterizedTest
  @EnumSource(
      value = ProviderProblem.class,
      names = {"TIMED_OUT", "BROKEN_OFF"})
  void the_token_is_not_sent_again_before_the_provider_forgets_that(ProviderProblem problem) {
    enlace.ports.clock.advance(MemoryPorts.TOKEN_LIFETIME);
    assertThat(pauseAfter(problem)).isEqualTo(WINDOW);

    enlace.ports.clock.advance(WINDOW);
    assertThat(pauseAfter(ProviderProblem.OVERLOADED)).as("a duplicate").isEqualTo(WINDOW);

    enlace.ports.clock.advance(WINDOW);
    assertThat(pauseAfter(ProviderProblem.OVERLOADED)).as("and again").isEqualTo(WINDOW);
  }

  @ParameterizedTest
  @EnumSource(
      value = ProviderProblem.class,
      names = {"OVERLOADED", "UNREACHABLE"})
  void the_token_is_soon_sent_again_after_what_leaves_nothing_open(ProviderProblem problem) {
    enlace.ports.clock.advance(MemoryPorts.TOKEN_LIFETIME);

    assertThat(pauseAfter(problem)).isLessThan(Duration.ofSeconds(4));
  }

  private Duration pauseAfter(ProviderProblem problem) {
    ProviderUnavailable trouble =
        new ProviderUnavailable(new ProviderId("airtable"), problem, null);
    enlace.ports.tokens.answerRefresh(sent -> Failed.with(trouble));
    ProviderUnavailable told =
        (ProviderUnavailable) failure(enlace.connections.handOut.handOut(ALICE, grant.id(), null));
    return Objects.requireNonNull(told.retryAfter());
  }
}
