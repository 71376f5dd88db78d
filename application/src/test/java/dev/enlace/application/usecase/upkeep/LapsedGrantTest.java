package dev.enlace.application.usecase.upkeep;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A grant that came without a refresh token, once its access token has run out. */
class LapsedGrantTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Duration LIFETIME = MemoryPorts.TOKEN_LIFETIME;

  private final MemoryEnlace enlace = new MemoryEnlace();

  @BeforeEach
  void provider_gives_no_refresh_token() {
    enlace.ports.tokens.answer(code ->
        Mono.just(
            new TokenSet(
                Secret.of("canary-access-token"),
                null,
                "Bearer",
                MemoryPorts.BEGINNING.plus(LIFETIME),
                null,
                null)));
  }

  @Test
  void is_given_up_and_told_once_when_somebody_asks_for_its_token() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    enlace.ports.clock.advance(LIFETIME);

    assertThat(failure(enlace.connections.handOut.handOut(ALICE, grant.id(), null)))
        .isEqualTo(new NeedsReauth(grant.id(), "token_expired"));

    assertNeedsReauth(grant);
    int told = enlace.ports.tables.changes().size();
    assertThat(failure(enlace.connections.handOut.handOut(ALICE, grant.id(), null)))
        .isEqualTo(new NeedsReauth(grant.id(), "token_expired"));
    assertThat(enlace.ports.tables.changes()).hasSize(told);
  }

  @Test
  void is_given_up_though_nobody_asks_for_it() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

    pass(Duration.ofMinutes(10));
    pass(LIFETIME.minusMinutes(11));
    assertThat(read(grant).state()).isInstanceOf(ConnectionState.Active.class);
    pass(Duration.ofMinutes(2));

    assertNeedsReauth(grant);
  }

  @Test
  void is_handed_out_until_its_end() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    enlace.ports.clock.advance(LIFETIME.minusSeconds(1));

    assertThat(answer(enlace.connections.handOut.handOut(ALICE, grant.id(), null)).accessToken())
        .isEqualTo(Secret.of("canary-access-token"));
    assertThat(read(grant).state()).isInstanceOf(ConnectionState.Active.class);
  }

  private void assertNeedsReauth(Connection grant) {
    assertThat(read(grant).state())
        .isEqualTo(new ConnectionState.NeedsReauth(enlace.ports.clock.instant(), "token_expired"));
    assertThat(enlace.ports.tables.changes().getLast().change().what())
        .isEqualTo(ConnectionChange.NEEDS_REAUTH);
  }

  private Connection read(Connection grant) {
    return Made.read(enlace, ALICE, grant.id());
  }

  private void pass(Duration time) {
    enlace.ports.clock.advance(time);
    answer(enlace.connections.upkeep.run());
  }
}
