package dev.enlace.application.usecase.upkeep;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep.Due;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Upkeep while one provider hangs. */
class LanesTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Duration LIFETIME = MemoryPorts.TOKEN_LIFETIME;

  private final MemoryEnlace enlace = new MemoryEnlace();

  @BeforeEach
  void airtable_hangs() {
    enlace.ports.tokens.answerRefresh(sent ->
        sent.reveal().startsWith("canary-airtable")
            ? Mono.never()
            : Mono.just(
                new TokenSet(
                    Secret.of("canary-access-again"),
                    Secret.of("canary-google-again"),
                    "Bearer",
                    enlace.ports.clock.instant().plus(LIFETIME),
                    null,
                    null)));
    for (int i = 0; i < 12; i++) {
      used(SampleEntries.AIRTABLE, "canary-airtable-" + i);
    }
  }

  @Test
  void others_are_looked_after_in_the_same_round() {
    used(SampleEntries.GMAIL, "canary-google");

    pass();

    awaitSent("canary-google");
  }

  @Test
  void others_are_looked_after_in_the_rounds_after_it() {
    pass();
    awaitSent("canary-airtable-0");
    used(SampleEntries.GMAIL, "canary-google");
    pass();

    awaitSent("canary-google");
  }

  @Test
  void no_more_hang_than_there_is_room_for() {
    for (int round = 0; round < 3; round++) {
      pass();
    }

    awaitSent("canary-airtable-0");
    assertThat(sent()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void begins_no_more_than_the_provider_documents() {
    enlace.ports.clock.advance(LIFETIME);
    List<Due> dues =
        answer(enlace.ports.upkeep.take(ALICE.workspace(), 3, Duration.ZERO).collectList());
    List<Long> begun = new CopyOnWriteArrayList<>();
    Lanes lanes =
        new Lanes(
            due -> Mono.fromCallable(() -> begun.add(System.nanoTime())), due -> Mono.just(true));

    assertThat(answer(lanes.run(new Lanes.Lane("airtable", Duration.ofMillis(200)), dues)))
        .isEqualTo(3);

    assertThat(begun.get(2) - begun.get(0)).isGreaterThan(Duration.ofMillis(350).toNanos());
  }

  @Test
  void begins_nothing_more_once_it_is_closed() {
    enlace.ports.clock.advance(LIFETIME);
    List<Due> dues =
        answer(enlace.ports.upkeep.take(ALICE.workspace(), 3, Duration.ZERO).collectList());
    List<Due> putOff = new CopyOnWriteArrayList<>();
    Sinks.Empty<Void> answered = Sinks.empty();
    Lanes lanes =
        new Lanes(
            due -> answered.asMono().thenReturn(true),
            due -> Mono.fromCallable(() -> putOff.add(due)));
    CompletableFuture<@Nullable Long> done =
        lanes.run(new Lanes.Lane("airtable", Duration.ofMillis(100)), dues).toFuture();

    lanes.close();
    answered.tryEmitEmpty().orThrow();

    assertThat(done.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(1);
    assertThat(putOff).containsExactlyElementsOf(dues.subList(1, 3));
  }

  @Test
  void one_that_fails_however_keeps_no_other_back() {
    enlace.ports.clock.advance(LIFETIME);
    List<Due> dues =
        answer(enlace.ports.upkeep.take(ALICE.workspace(), 6, Duration.ZERO).collectList());
    Lanes lanes =
        new Lanes(
            due -> {
              if (due.equals(dues.getFirst())) {
                throw new IllegalStateException("sample");
              }
              return Mono.just(true);
            },
            due -> Mono.just(true));

    assertThat(answer(lanes.run(new Lanes.Lane("airtable", Duration.ZERO), dues))).isEqualTo(5);
  }

  @Test
  void one_that_cannot_be_put_off_keeps_no_other_back() {
    enlace.ports.clock.advance(LIFETIME);
    List<Due> dues =
        answer(enlace.ports.upkeep.take(ALICE.workspace(), 6, Duration.ZERO).collectList());
    List<Due> putOff = new CopyOnWriteArrayList<>();
    Lanes lanes =
        new Lanes(
            due -> Mono.just(true),
            due ->
                putOff.add(due) && putOff.size() == 1
                    ? Mono.error(new IllegalStateException("sample"))
                    : Mono.just(true));
    lanes.close();

    assertThat(answer(lanes.run(new Lanes.Lane("airtable", Duration.ZERO), dues))).isZero();

    assertThat(putOff).containsExactlyInAnyOrderElementsOf(dues);
  }

  private void used(CatalogEntry entry, String refreshToken) {
    enlace.ports.tokens.answer(code ->
        Mono.just(
            new TokenSet(
                Secret.of("canary-access-token"),
                Secret.of(refreshToken),
                "Bearer",
                enlace.ports.clock.instant().plus(LIFETIME),
                null,
                null)));
    // below the limit of how many may begin
    enlace.ports.clock.advance(Duration.ofSeconds(10));
    Connection grant = Made.byOAuth(enlace, ALICE, entry);
    answer(enlace.connections.handOut.handOut(ALICE, grant.id(), null));
    answer(enlace.connections.uses.flush());
  }

  /** A round begins when the one before has said that it is over. */
  private void pass() {
    enlace.ports.clock.advance(LIFETIME.minusMinutes(10));
    answer(enlace.connections.upkeep.run());
  }

  private void awaitSent(String refreshToken) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!sent().contains(refreshToken)) {
      assertThat(System.nanoTime()).as("%s in %s", refreshToken, sent()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private List<String> sent() {
    return enlace.ports.tokens.refreshed().stream().map(Secret::reveal).toList();
  }
}
