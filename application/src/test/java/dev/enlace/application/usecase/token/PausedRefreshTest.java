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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said while a provider is left alone after it failed. */
class PausedRefreshTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Duration PAUSE = Duration.ofSeconds(60);

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

  @ParameterizedTest
  @EnumSource(
      value = ProviderProblem.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "GRANT_REFUSED")
  void the_trouble_is_the_one_that_there_was(ProviderProblem problem) {
    fails(problem);
    enlace.ports.clock.advance(MemoryPorts.TOKEN_LIFETIME);
    failure(enlace.connections.handOut.handOut(ALICE, grant.id(), null));

    assertThat(failure(enlace.connections.handOut.handOut(ALICE, grant.id(), null)))
        .isEqualTo(new ProviderUnavailable(new ProviderId("airtable"), problem, PAUSE));
  }

  @ParameterizedTest
  @EnumSource(
      value = ProviderProblem.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "GRANT_REFUSED")
  void the_trouble_is_the_one_that_there_was_though_the_token_still_works(ProviderProblem problem) {
    fails(problem);
    enlace.ports.clock.advance(Duration.ofMinutes(5));
    failure(enlace.connections.refresh.refresh(ALICE, grant.id()));

    assertThat(failure(enlace.connections.refresh.refresh(ALICE, grant.id())))
        .isEqualTo(new ProviderUnavailable(new ProviderId("airtable"), problem, PAUSE));
  }

  private void fails(ProviderProblem problem) {
    enlace.ports.tokens.answerRefresh(
        sent -> Failed.with(new ProviderUnavailable(new ProviderId("airtable"), problem, PAUSE)));
  }
}
