package dev.enlace.application.usecase.connection;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.memory.provider.ScriptedGrantRevocation.Ended;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class DisconnectTest {
  private static final Principal ALICE = Principals.user("alice");

  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void forgets_the_connection_and_ends_its_grant() {
    Connection gmail = grant(ALICE, SampleEntries.GMAIL);

    assertThat(upstream(ALICE, gmail)).isEqualTo(UpstreamRevocation.REVOKED);

    assertThat(failure(enlace.connections.read.read(ALICE, gmail.id())))
        .isInstanceOf(ConnectionNotFound.class);
    assertThat(enlace.ports.revocation.ended())
        .containsExactly(
            new Ended(Secret.of("canary-access-token"), Secret.of("canary-refresh-token")));
    assertThat(enlace.ports.tables.changes().getLast().change().what())
        .isEqualTo(ConnectionChange.DELETED);
  }

  @Test
  void leaves_a_grant_alone_while_another_connection_lives_on_it() {
    Principal bob = Principals.user("bob");
    Connection gmail = grant(ALICE, SampleEntries.GMAIL);
    Connection sheets = grant(bob, SampleEntries.SHEETS);

    assertThat(upstream(ALICE, gmail)).isEqualTo(UpstreamRevocation.KEPT_SHARED);
    assertThat(enlace.ports.revocation.ended()).isEmpty();

    assertThat(upstream(bob, sheets)).isEqualTo(UpstreamRevocation.REVOKED);
    assertThat(enlace.ports.revocation.ended()).hasSize(1);
  }

  @Test
  void leaves_a_grant_alone_where_nobody_knows_whose_it_is() {
    enlace.ports.probe.answer(token -> Mono.empty());
    Connection gmail = grant(ALICE, SampleEntries.GMAIL);

    assertThat(upstream(ALICE, gmail)).isEqualTo(UpstreamRevocation.KEPT_SHARED);
  }

  @Test
  void ends_the_grant_when_the_last_two_connections_go_at_the_same_time() {
    List<Connection> both =
        List.of(grant(ALICE, SampleEntries.GMAIL), grant(ALICE, SampleEntries.SHEETS));

    atOnce(
        1,
        () ->
            Mono.when(
                    both.stream()
                        .map(each -> enlace.connections.disconnect.disconnect(ALICE, each.id()))
                        .toList())
                .thenReturn(true));

    assertThat(enlace.ports.revocation.ended()).isNotEmpty();
  }

  @Test
  void says_that_a_provider_or_a_form_has_no_way_to_end_it() {
    Connection airtable = grant(ALICE, SampleEntries.AIRTABLE);
    Connection smtp = Made.byForm(enlace, ALICE, SampleEntries.SMTP, Made.smtp(Map.of()));

    assertThat(upstream(ALICE, airtable)).isEqualTo(UpstreamRevocation.UNSUPPORTED);
    assertThat(upstream(ALICE, smtp)).isEqualTo(UpstreamRevocation.UNSUPPORTED);
  }

  @Test
  void forgets_the_connection_though_the_provider_does_not_answer_or_is_configured_no_more() {
    Connection gmail = grant(ALICE, SampleEntries.GMAIL);
    Connection airtable = grant(ALICE, SampleEntries.AIRTABLE);
    enlace.ports.revocation.answer(Mono.just(UpstreamRevocation.FAILED));
    enlace.ports.providers.remove(SampleEntries.AIRTABLE.slug());

    assertThat(upstream(ALICE, gmail)).isEqualTo(UpstreamRevocation.FAILED);
    assertThat(upstream(ALICE, airtable)).isEqualTo(UpstreamRevocation.FAILED);
  }

  @Test
  void forgets_the_connection_though_its_tokens_do_not_open_any_more() {
    Connection gmail = grant(ALICE, SampleEntries.GMAIL);
    SealedSecrets damaged =
        new SealedSecrets(1, Map.of("access_token", new SealedSecret(new byte[] {1, 2, 3})));
    Change change = new Change(new UUID(5, 5), ConnectionChange.UPDATED, ALICE.actor());
    answer(enlace.ports.connections.replace(gmail, gmail.version(), damaged, change));

    assertThat(upstream(ALICE, gmail)).isEqualTo(UpstreamRevocation.FAILED);
  }

  @Test
  void ends_the_grant_though_the_caller_hangs_up_in_between() {
    Connection gmail = grant(ALICE, SampleEntries.GMAIL);
    Sinks.One<UpstreamRevocation> slow = Sinks.one();
    boolean[] asked = {false};
    enlace.ports.revocation.answer(
        slow.asMono()
            .doOnCancel(() -> asked[0] = false)
            .doOnSubscribe(subscription -> asked[0] = true));

    Disposable caller = enlace.connections.disconnect.disconnect(ALICE, gmail.id()).subscribe();
    caller.dispose();

    assertThat(asked[0]).as("the provider is still being asked").isTrue();
    slow.tryEmitValue(UpstreamRevocation.REVOKED).orThrow();
  }

  @Test
  void is_done_once_however_many_ask_at_the_same_time() {
    Connection gmail = grant(ALICE, SampleEntries.GMAIL);

    List<String> outcomes =
        atOnce(
            30,
            () ->
                enlace
                    .connections
                    .disconnect
                    .disconnect(ALICE, gmail.id())
                    .map(done -> done.upstream().name())
                    .onErrorResume(Failed.class, failed -> Mono.just(failed.failure().code())));

    assertThat(outcomes).containsOnlyOnce("REVOKED");
    assertThat(outcomes).filteredOn(each -> each.equals("CONNECTION.NOT_FOUND")).hasSize(29);
    assertThat(enlace.ports.revocation.ended()).hasSize(1);
  }

  private Connection grant(Principal owner, CatalogEntry entry) {
    return Made.byOAuth(enlace, owner, entry);
  }

  private UpstreamRevocation upstream(Principal principal, Connection connection) {
    return answer(enlace.connections.disconnect.disconnect(principal, connection.id())).upstream();
  }
}
