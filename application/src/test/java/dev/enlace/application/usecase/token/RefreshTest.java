package dev.enlace.application.usecase.token;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.connection.TokenRefreshes.Claim;
import dev.enlace.application.port.out.connection.TokenRefreshes.Standing;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RefreshTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Duration LIFETIME = MemoryPorts.TOKEN_LIFETIME;
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
  private final ConnectionSecrets secrets = new ConnectionSecrets(enlace.ports.box);

  @BeforeEach
  void provider_rotates() {
    enlace.ports.tokens.answerRefresh(sent -> Mono.just(renewed("second", "canary-refresh-2")));
  }

  @Test
  void hands_out_what_is_there_while_it_works_for_longer_than_five_minutes() {
    enlace.ports.clock.advance(LIFETIME.minusMinutes(5).minusMillis(1));

    assertThat(answer(handOut())).returns("canary-access-token", RefreshTest::text);
    assertThat(sent()).isEmpty();
  }

  @Test
  void refreshes_within_the_last_five_minutes_and_keeps_what_was_rotated() {
    enlace.ports.clock.advance(LIFETIME.minusMinutes(5));

    Token token = answer(handOut());

    assertThat(token).returns("canary-access-second", RefreshTest::text);
    assertThat(token.expiresAt()).isEqualTo(enlace.ports.clock.instant().plus(LIFETIME));
    assertThat(sent()).containsExactly("canary-refresh-token");
    assertThat(stored())
        .containsEntry(Material.ACCESS_TOKEN, Secret.of("canary-access-second"))
        .containsEntry(Material.REFRESH_TOKEN, Secret.of("canary-refresh-2"));
    assertThat(lastChange()).isEqualTo(ConnectionChange.REFRESHED);
    assertThat(Made.read(enlace, ALICE, grant.id()).version()).isEqualTo(grant.version());
  }

  @Test
  void keeps_the_refresh_token_where_no_other_comes() {
    enlace.ports.tokens.answerRefresh(sent -> Mono.just(renewed("second", null)));
    enlace.ports.clock.advance(LIFETIME);

    answer(handOut());

    assertThat(stored()).containsEntry(Material.REFRESH_TOKEN, Secret.of("canary-refresh-token"));
  }

  @Test
  void calls_the_provider_once_however_many_ask() {
    Sinks.One<TokenSet> provider = Sinks.one();
    enlace.ports.tokens.answerRefresh(sent -> provider.asMono());
    enlace.ports.clock.advance(LIFETIME);

    Mono<List<String>> all =
        Flux.range(0, 1_000).flatMap(i -> handOut().map(RefreshTest::text), 1_000).collectList();
    Sinks.One<List<String>> answers = Sinks.one();
    all.subscribe(list -> answers.emitValue(list, Sinks.EmitFailureHandler.FAIL_FAST));
    provider.emitValue(renewed("second", "canary-refresh-2"), Sinks.EmitFailureHandler.FAIL_FAST);

    assertThat(answer(answers.asMono())).hasSize(1_000).containsOnly("canary-access-second");
    assertThat(sent()).hasSize(1);
  }

  @Test
  void goes_on_when_whoever_asked_goes_away() {
    Sinks.One<TokenSet> provider = Sinks.one();
    enlace.ports.tokens.answerRefresh(sent -> provider.asMono());
    enlace.ports.clock.advance(LIFETIME);

    Disposable caller = handOut().subscribe();
    caller.dispose();
    provider.emitValue(renewed("second", "canary-refresh-2"), Sinks.EmitFailureHandler.FAIL_FAST);

    assertThat(stored()).containsEntry(Material.REFRESH_TOKEN, Secret.of("canary-refresh-2"));
  }

  @Test
  void hands_out_a_token_that_works_while_it_is_refreshed_and_waits_where_more_is_asked() {
    Sinks.One<TokenSet> provider = Sinks.one();
    enlace.ports.tokens.answerRefresh(sent -> provider.asMono());
    enlace.ports.clock.advance(LIFETIME.minusMinutes(2));
    Disposable first = handOut().subscribe();

    assertThat(answer(handOut())).returns("canary-access-token", RefreshTest::text);
    Mono<Token> patient =
        enlace.connections.handOut.handOut(ALICE, grant.id(), Duration.ofMinutes(3)).cache();
    patient.subscribe();
    provider.emitValue(renewed("second", "canary-refresh-2"), Sinks.EmitFailureHandler.FAIL_FAST);
    assertThat(answer(patient)).returns("canary-access-second", RefreshTest::text);
    first.dispose();
  }

  @ParameterizedTest
  @EnumSource(
      value = ProviderProblem.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "GRANT_REFUSED")
  void hands_out_a_token_that_works_when_the_provider_is_in_trouble(ProviderProblem problem) {
    fails(problem, null);
    enlace.ports.clock.advance(LIFETIME.minusMinutes(1));

    assertThat(answer(handOut())).returns("canary-access-token", RefreshTest::text);
    assertThat(Made.read(enlace, ALICE, grant.id()).state())
        .isInstanceOf(ConnectionState.Active.class);
  }

  @Test
  void leaves_the_provider_alone_for_as_long_as_it_asked() {
    fails(ProviderProblem.OVERLOADED, Duration.ofSeconds(90));
    enlace.ports.clock.advance(LIFETIME);

    assertThat(failure(handOut()))
        .isInstanceOfSatisfying(
            ProviderUnavailable.class,
            trouble -> assertThat(trouble.retryAfter()).isEqualTo(Duration.ofSeconds(90)));
    enlace.ports.clock.advance(Duration.ofSeconds(89));
    assertThat(failure(handOut()))
        .isInstanceOfSatisfying(
            ProviderUnavailable.class,
            trouble -> assertThat(trouble.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
    assertThat(sent()).hasSize(1);
    enlace.ports.clock.advance(Duration.ofSeconds(1));
    provider_rotates();
    assertThat(answer(handOut())).returns("canary-access-second", RefreshTest::text);
  }

  @Test
  void gives_a_grant_up_only_when_the_provider_says_that_it_is_dead() {
    fails(ProviderProblem.GRANT_REFUSED, null);
    enlace.ports.clock.advance(LIFETIME);

    assertThat(failure(handOut())).isEqualTo(new NeedsReauth(grant.id(), "invalid_grant"));
    assertThat(Made.read(enlace, ALICE, grant.id()).state().reason()).isEqualTo("invalid_grant");
    assertThat(lastChange()).isEqualTo(ConnectionChange.NEEDS_REAUTH);
    assertThat(failure(handOut())).isEqualTo(new NeedsReauth(grant.id(), "invalid_grant"));
    assertThat(sent()).hasSize(1);
  }

  @Test
  void reads_again_before_it_gives_a_grant_up() {
    enlace.ports.tokens.answerRefresh(sent -> {
      otherReplicaSaves("canary-access-other");
      return refused(ProviderProblem.GRANT_REFUSED, null);
    });
    enlace.ports.clock.advance(LIFETIME);

    assertThat(answer(handOut())).returns("canary-access-other", RefreshTest::text);
    assertThat(Made.read(enlace, ALICE, grant.id()).state())
        .isInstanceOf(ConnectionState.Active.class);
  }

  @Test
  void drops_what_came_too_late_where_another_has_won() {
    enlace.ports.tokens.answerRefresh(sent -> {
      otherReplicaSaves("canary-access-other");
      return Mono.just(renewed("late", "canary-refresh-late"));
    });
    enlace.ports.clock.advance(LIFETIME);

    assertThat(answer(handOut())).returns("canary-access-other", RefreshTest::text);
    assertThat(stored()).doesNotContainValue(Secret.of("canary-refresh-late"));
  }

  @Test
  void heals_what_another_gave_up_meanwhile() {
    enlace.ports.tokens.answerRefresh(sent -> {
      Standing standing = standing();
      Connection dead =
          standing
              .connection()
              .in(new ConnectionState.NeedsReauth(enlace.ports.clock.instant(), "invalid_grant"));
      answer(
          enlace.ports.refreshes.giveUp(
              standing.claim(new UUID(7, 7)), dead, change(ConnectionChange.NEEDS_REAUTH)));
      return Mono.just(renewed("late", "canary-refresh-late"));
    });
    enlace.ports.clock.advance(LIFETIME);

    assertThat(answer(handOut())).returns("canary-access-late", RefreshTest::text);
    assertThat(Made.read(enlace, ALICE, grant.id()).state())
        .isInstanceOf(ConnectionState.Active.class);
  }

  @Test
  void waits_for_another_replica_and_gets_the_same_token() {
    enlace.ports.clock.advance(LIFETIME);
    Claim other = standing().claim(new UUID(7, 7));
    assertThat(answer(enlace.ports.refreshes.claim(other, LEASE, LEASE))).isTrue();

    Mono<Token> waiting = handOut().cache();
    waiting.subscribe();
    save(other, "canary-access-other");

    assertThat(answer(waiting)).returns("canary-access-other", RefreshTest::text);
    assertThat(sent()).isEmpty();
  }

  @Test
  void opens_the_secrets_once_however_long_another_replica_takes() {
    enlace.ports.clock.advance(LIFETIME);
    Claim other = standing().claim(new UUID(7, 7));
    assertThat(answer(enlace.ports.refreshes.claim(other, LEASE, LEASE))).isTrue();
    int before = enlace.ports.box.opened();

    Mono<Token> waiting = handOut().cache();
    waiting.subscribe();
    answer(Mono.delay(Duration.ofMillis(900)));
    assertThat(enlace.ports.box.opened()).isEqualTo(before);
    save(other, "canary-access-other");

    assertThat(answer(waiting)).returns("canary-access-other", RefreshTest::text);
    assertThat(enlace.ports.box.opened()).isEqualTo(before + 1);
  }

  @Test
  void holds_tokens_in_memory_until_the_store_is_back() {
    enlace.ports.refreshes.failWrites(3, new Failed(new StoreUnavailable()));
    enlace.ports.clock.advance(LIFETIME);

    assertThat(answer(handOut())).returns("canary-access-second", RefreshTest::text);
    assertThat(stored()).containsEntry(Material.REFRESH_TOKEN, Secret.of("canary-refresh-2"));
    assertThat(sent()).hasSize(1);
  }

  @Test
  void refreshes_on_demand_and_not_again_within_a_minute() {
    Mono<Token> demand = Mono.defer(() -> enlace.connections.refresh.refresh(ALICE, grant.id()));

    assertThat(answer(demand)).returns("canary-access-second", RefreshTest::text);
    enlace.ports.clock.advance(Duration.ofSeconds(59));
    assertThat(answer(demand)).returns("canary-access-second", RefreshTest::text);
    assertThat(sent()).hasSize(1);
    enlace.ports.clock.advance(Duration.ofSeconds(1));
    answer(demand);
    assertThat(sent()).hasSize(2);
  }

  private Mono<Token> handOut() {
    return Mono.defer(() -> enlace.connections.handOut.handOut(ALICE, grant.id(), null));
  }

  private void fails(ProviderProblem problem, @Nullable Duration retryAfter) {
    enlace.ports.tokens.answerRefresh(sent -> refused(problem, retryAfter));
  }

  private static Mono<TokenSet> refused(ProviderProblem problem, @Nullable Duration retryAfter) {
    Failure failure = new ProviderUnavailable(new ProviderId("airtable"), problem, retryAfter);
    return Mono.error(new Failed(failure));
  }

  private TokenSet renewed(String access, @Nullable String refresh) {
    return new TokenSet(
        Secret.of("canary-access-" + access),
        refresh == null ? null : Secret.of(refresh),
        "Bearer",
        enlace.ports.clock.instant().plus(LIFETIME),
        null,
        null);
  }

  private void otherReplicaSaves(String access) {
    save(standing().claim(new UUID(7, 7)), access);
  }

  private void save(Claim claim, String access) {
    answer(
        secrets
            .seal(
                grant.workspace(),
                grant.id(),
                Map.of(
                    Material.ACCESS_TOKEN, Secret.of(access),
                    Material.REFRESH_TOKEN, Secret.of("canary-refresh-other")))
            .flatMap(sealed ->
                enlace.ports.refreshes.save(
                    claim, grant, LIFETIME, sealed, change(ConnectionChange.REFRESHED))));
  }

  private Standing standing() {
    return answer(enlace.ports.refreshes.standing(grant.workspace(), grant.id()));
  }

  private Map<String, Secret> stored() {
    return answer(secrets.open(grant, standing().secrets()));
  }

  private List<String> sent() {
    return enlace.ports.tokens.refreshed().stream().map(Secret::reveal).toList();
  }

  private ConnectionChange lastChange() {
    return enlace.ports.tables.changes().getLast().change().what();
  }

  private static Change change(ConnectionChange what) {
    return new Change(new UUID(5, 5), what, ALICE.actor());
  }

  private static String text(Token token) {
    return token.accessToken().reveal();
  }
}
