package dev.enlace.application.usecase.token;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.out.connection.TokenRefreshes.Claim;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A token that ends soon and still works, while its refresh takes long. */
class ValidTokenAtOnceTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Duration LIFETIME = MemoryPorts.TOKEN_LIFETIME;

  /** Far below what a provider is waited for, and far above what a busy machine adds. */
  private static final Duration SOON = Duration.ofSeconds(8);

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
  private final Connection another = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);
  private final Sinks.One<TokenSet> provider = Sinks.one();

  @BeforeEach
  void the_provider_is_slow() {
    enlace.ports.tokens.answerRefresh(sent -> provider.asMono());
    enlace.ports.clock.advance(LIFETIME.minusMinutes(2));
  }

  @Test
  void is_handed_out_to_the_one_whose_call_began_the_refresh() {
    assertThat(text(answer(handOut(null).timeout(SOON)))).isEqualTo("canary-access-token");

    assertThat(enlace.ports.tokens.refreshed()).hasSize(1);
    provider.tryEmitValue(renewed()).orThrow();
    assertThat(text(answer(handOut(null)))).isEqualTo("canary-access-second");
  }

  @Test
  void is_handed_out_while_another_replica_refreshes_it() {
    Claim other =
        answer(enlace.ports.refreshes.standing(grant.workspace(), grant.id()))
            .claim(new UUID(7, 7));
    assertThat(answer(enlace.ports.refreshes.claim(other, Duration.ofSeconds(30), Duration.ZERO)))
        .isTrue();

    assertThat(text(answer(handOut(null).timeout(SOON)))).isEqualTo("canary-access-token");
    assertThat(enlace.ports.tokens.refreshed()).isEmpty();
  }

  @Test
  void is_not_enough_for_whoever_asks_for_more() {
    Mono<Token> patient = handOut(Duration.ofMinutes(3)).cache();
    patient.subscribe();
    answer(Mono.delay(Duration.ofSeconds(1)));
    provider.tryEmitValue(renewed()).orThrow();

    assertThat(text(answer(patient))).isEqualTo("canary-access-second");
  }

  @Test
  void is_replaced_where_the_provider_is_quick() {
    enlace.ports.tokens.answerRefresh(sent -> Mono.just(renewed()));
    // the first refresh of a process takes longer than others on a busy machine
    answer(enlace.connections.handOut.handOut(ALICE, another.id(), Duration.ofMinutes(3)));

    assertThat(text(answer(handOut(null)))).isEqualTo("canary-access-second");
  }

  private Mono<Token> handOut(@Nullable Duration minValidity) {
    return Mono.defer(() -> enlace.connections.handOut.handOut(ALICE, grant.id(), minValidity));
  }

  private TokenSet renewed() {
    return new TokenSet(
        Secret.of("canary-access-second"),
        null,
        "Bearer",
        enlace.ports.clock.instant().plus(LIFETIME),
        null,
        null);
  }

  private static String text(Token token) {
    return token.accessToken().reveal();
  }
}
