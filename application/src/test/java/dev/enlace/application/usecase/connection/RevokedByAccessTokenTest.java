package dev.enlace.application.usecase.connection;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.memory.installation.SampleProviders;
import dev.enlace.application.memory.provider.ScriptedGrantRevocation.Ended;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The end of a grant that only an access token that works can end. */
class RevokedByAccessTokenTest {
  private static final Principal ALICE = Principals.user("alice");

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

  @BeforeEach
  void provider() {
    enlace.ports.providers.put(
        SampleEntries.AIRTABLE.slug(), SampleProviders.revokedByAccessToken());
    enlace.ports.tokens.answerRefresh(sent ->
        Mono.just(
            new TokenSet(
                Secret.of("canary-access-second"),
                Secret.of("canary-refresh-second"),
                "Bearer",
                enlace.ports.clock.instant().plus(MemoryPorts.TOKEN_LIFETIME),
                null,
                null)));
  }

  @Test
  void comes_by_the_token_that_there_is_while_it_works() {
    assertThat(upstream()).isEqualTo(UpstreamRevocation.REVOKED);

    assertThat(enlace.ports.tokens.refreshed()).isEmpty();
    assertThat(enlace.ports.revocation.ended())
        .extracting(Ended::accessToken)
        .containsExactly(Secret.of("canary-access-token"));
  }

  @Test
  void comes_by_a_new_token_where_the_old_one_has_run_out() {
    enlace.ports.clock.advance(MemoryPorts.TOKEN_LIFETIME);

    assertThat(upstream()).isEqualTo(UpstreamRevocation.REVOKED);

    assertThat(enlace.ports.tokens.refreshed()).containsExactly(Secret.of("canary-refresh-token"));
    assertThat(enlace.ports.revocation.ended())
        .containsExactly(
            new Ended(Secret.of("canary-access-second"), Secret.of("canary-refresh-second")));
  }

  @Test
  void is_no_success_where_there_is_no_token_that_works() {
    enlace.ports.tokens.answerRefresh(sent ->
        Failed.with(
            new ProviderUnavailable(
                new ProviderId("airtable"), ProviderProblem.GRANT_REFUSED, null)));
    enlace.ports.clock.advance(MemoryPorts.TOKEN_LIFETIME);

    assertThat(upstream()).isEqualTo(UpstreamRevocation.FAILED);
    assertThat(enlace.ports.revocation.ended()).isEmpty();
  }

  private UpstreamRevocation upstream() {
    return answer(enlace.connections.disconnect.disconnect(ALICE, grant.id())).upstream();
  }
}
