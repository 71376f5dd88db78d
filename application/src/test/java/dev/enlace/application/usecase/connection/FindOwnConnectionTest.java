package dev.enlace.application.usecase.connection;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class FindOwnConnectionTest {
  private static final Principal ALICE = Principals.user("alice");

  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void takes_the_newest_that_works() {
    connected(ALICE, null);
    ConnectionId works = connected(ALICE, null);
    ConnectionId dead = connected(ALICE, null);
    assertThat(answer(find(ALICE, null))).isEqualTo(dead);

    enlace.ports.tables.stand(
        Made.read(enlace, ALICE, dead),
        new ConnectionState.NeedsReauth(MemoryPorts.BEGINNING, "invalid_grant"));

    assertThat(answer(find(ALICE, null))).isEqualTo(works);
  }

  @Test
  void takes_one_that_is_for_that_before_any_other() {
    ConnectionId sales = connected(ALICE, "appSales");
    ConnectionId newest = connected(ALICE, "appOther");

    assertThat(answer(find(ALICE, "appSales"))).isEqualTo(sales);
    assertThat(answer(find(ALICE, "appUnknown"))).isEqualTo(newest);
  }

  @Test
  void takes_nobody_elses_though_it_may_be_used() {
    Principal bob = Principals.user("bob");
    Connection shared = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE, Visibility.RESTRICTED);
    answer(
        enlace.connections.replaceShares.replace(
            ALICE, shared.id(), new Shares(List.of("bob"), List.of())));
    assertThat(answer(enlace.connections.read.read(bob, shared.id())).connection().id())
        .isEqualTo(shared.id());

    assertThat(failure(find(bob, null))).isInstanceOf(NotFound.class);
  }

  @Test
  void finds_nothing_of_anybody_elses_or_of_another_entry() {
    connected(ALICE, null);
    Made.byOAuth(enlace, Principals.user("bob"), SampleEntries.GMAIL);

    assertThat(failure(find(Principals.user("bob"), null))).isInstanceOf(NotFound.class);
    assertThat(failure(find(Principals.admin(ALICE.workspace()), null)))
        .isInstanceOf(NotFound.class);
  }

  private Mono<ConnectionId> find(Principal principal, @Nullable String target) {
    return enlace.connections.findOwn.find(principal, SampleEntries.AIRTABLE.slug(), target);
  }

  private ConnectionId connected(Principal principal, @Nullable String target) {
    String state =
        answer(
                enlace.oauth.start.start(
                    new StartOAuth.Command(
                        principal,
                        SampleEntries.AIRTABLE.id(),
                        null,
                        Visibility.PRIVATE,
                        null,
                        null,
                        false,
                        target,
                        null)))
            .state();
    Outcome outcome =
        answer(
            enlace.oauth.complete.complete(
                new CompleteOAuth.Command(
                    state, Secret.of("canary-code"), null, null, null, null)));
    return ((Outcome.Connected) outcome).connection();
  }
}
