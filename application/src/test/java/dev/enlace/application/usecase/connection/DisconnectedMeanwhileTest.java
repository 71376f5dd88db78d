package dev.enlace.application.usecase.connection;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.memory.installation.SampleProviders;
import dev.enlace.application.memory.provider.ScriptedGrantRevocation.Ended;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A connection goes while its grant is being renewed: who ends it has the old tokens only. */
class DisconnectedMeanwhileTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Ended FIRST = ended("canary-access-token", "canary-refresh-token");
  private static final Ended SECOND = ended("canary-access-second", "canary-refresh-second");

  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void what_the_provider_gave_then_is_ended_too() {
    enlace.ports.providers.put(
        SampleEntries.AIRTABLE.slug(), SampleProviders.revokedByAccessToken());
    Connection grant = goesWhileItIsRenewed(SampleEntries.AIRTABLE);

    assertThat(failure(enlace.connections.refresh.refresh(ALICE, grant.id())))
        .isEqualTo(new ConnectionNotFound(grant.id()));

    assertThat(enlace.ports.revocation.ended()).containsExactly(FIRST, SECOND);
  }

  @Test
  void it_stays_where_other_connections_would_end_with_it() {
    Connection grant = goesWhileItIsRenewed(SampleEntries.GMAIL);
    Made.byOAuth(enlace, ALICE, SampleEntries.SHEETS);

    assertThat(failure(enlace.connections.refresh.refresh(ALICE, grant.id())))
        .isEqualTo(new ConnectionNotFound(grant.id()));

    assertThat(enlace.ports.revocation.ended()).isEmpty();
  }

  private Connection goesWhileItIsRenewed(OAuthEntry entry) {
    Connection grant = Made.byOAuth(enlace, ALICE, entry);
    enlace.ports.tokens.answerRefresh(sent -> {
      answer(enlace.connections.disconnect.disconnect(ALICE, grant.id()));
      return Mono.just(MemoryPorts.tokens("canary-access-second", "canary-refresh-second"));
    });
    return grant;
  }

  private static Ended ended(String access, String refresh) {
    return new Ended(Secret.of(access), Secret.of(refresh));
  }
}
