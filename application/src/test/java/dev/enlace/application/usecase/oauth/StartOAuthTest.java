package dev.enlace.application.usecase.oauth;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.Asking.violations;
import static dev.enlace.application.usecase.oauth.Walks.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.failure.Failure.ProviderNotConfigured;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.oauth.StartOAuth.Command;
import dev.enlace.application.port.in.oauth.StartOAuth.Started;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.limit.Quotas;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.oauth.PkceVerifier;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class StartOAuthTest {
  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void sends_the_person_to_the_provider_with_everything_it_wants() {
    Started started = start(SampleEntries.AIRTABLE.id());

    assertThat(started.authUrl().toString())
        .startsWith("https://airtable.example/authorize?")
        .contains("client_id=sample-airtable")
        .contains("scope=data.records%3Aread&")
        .contains("state=" + started.state())
        .contains("redirect_uri=https%3A%2F%2Fenlace.example%2Fconnections%2Foauth%2Fcallback");
    assertThat(started.expiresAt()).isEqualTo(MemoryPorts.BEGINNING.plus(Duration.ofMinutes(15)));
  }

  @Test
  void keeps_the_verifier_of_the_challenge_sealed_and_a_fresh_one_each_time() {
    Set<Secret> verifiers = new HashSet<>();
    for (int walk = 0; walk < 5; walk++) {
      Started started = start(SampleEntries.AIRTABLE.id());
      PkceVerifier verifier = new PkceVerifier(verifier(started));
      verifiers.add(verifier.value());

      assertThat(started.authUrl().toString()).contains("code_challenge=" + verifier.challenge());
      assertThat(verifier.value().reveal()).hasSizeGreaterThanOrEqualTo(43);
      assertThat(started.authUrl().toString()).doesNotContain(verifier.value().reveal());
    }
    assertThat(verifiers).hasSize(5);
  }

  @Test
  void sends_no_challenge_where_the_provider_stumbles_over_one() {
    assertThat(start(SampleEntries.GMAIL.id()).authUrl().toString())
        .doesNotContain("code_challenge");
  }

  @Test
  void never_takes_the_state_for_a_handle() {
    Started started = start(SampleEntries.AIRTABLE.id());

    assertThat(started.state()).isNotEqualTo(started.attempt().toString());
    assertThat(started.state()).matches("[A-Za-z0-9._-]+");
    assertThat(started.attempt().value().version()).isEqualTo(7);
  }

  @Test
  void refuses_exactly_two_of_twelve_starts_in_a_minute() {
    List<String> codes = starts(12);

    assertThat(codes.subList(0, 10)).containsOnly("");
    assertThat(codes.subList(10, 12)).containsOnly("RATE_LIMITED");

    enlace.ports.clock.advance(Duration.ofMinutes(1));
    assertThat(starts(1)).containsOnly("");
  }

  @Test
  void counts_starts_that_are_refused_for_other_reasons_too() {
    for (int i = 0; i < 10; i++) {
      failure(startOf(new CatalogEntryId(new UUID(1, i))));
    }

    assertThat(starts(1)).containsOnly("RATE_LIMITED");
  }

  @Test
  void says_how_long_to_wait_and_how_much_is_left() {
    Started first = start(SampleEntries.AIRTABLE.id());
    starts(9);
    enlace.ports.clock.advance(Duration.ofSeconds(20));

    assertThat(first.quotas().closest().remaining()).isEqualTo(9);
    assertThat(failure(startOf(SampleEntries.AIRTABLE.id())))
        .isInstanceOfSatisfying(
            Failure.RateLimited.class,
            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(40)));
  }

  @Test
  void says_how_much_is_left_of_the_limit_that_is_used_up_first() {
    int inventive = 0;
    Quotas left = answer(startOf("invented-" + inventive)).quotas();
    assertThat(left.all()).hasSize(2);
    assertThat(left.closest().limit().policy()).isEqualTo("oauth-start");
    while (left.all().getLast().remaining() > 5) {
      inventive++;
      left = answer(startOf("invented-" + inventive)).quotas();
    }
    assertThat(left.closest().limit().policy()).isEqualTo("oauth-start-key");
    assertThat(left.closest().remaining()).isEqualTo(5);
  }

  @Test
  void sells_nothing_to_a_key_that_invents_users() {
    long passed =
        IntStream.range(0, 200)
            .mapToObj(i -> code(startOf("invented-" + i)))
            .filter(String::isEmpty)
            .count();

    assertThat(passed).isEqualTo(OAuthRules.STARTS_PER_KEY);
  }

  @Test
  void lets_no_user_use_up_what_all_users_of_the_key_share() {
    for (int i = 0; i < 200; i++) {
      code(startOf("impatient"));
    }

    assertThat(code(startOf("patient"))).isEmpty();
  }

  @Test
  void asks_for_a_subset_of_the_scopes_and_for_what_the_provider_always_needs() {
    Started started =
        answer(
            enlace.oauth.start.start(
                command(SampleEntries.GMAIL.id(), List.of("gmail.send"), null, null)));

    assertThat(attempt(started).requested().names()).containsExactly("gmail.send", "email");
  }

  @Test
  void refuses_scopes_that_the_entry_does_not_offer_each_by_its_place() {
    assertThat(
            violations(
                enlace.oauth.start.start(
                    command(
                        SampleEntries.AIRTABLE.id(),
                        List.of("data.records:write", "admin", "two words", ""),
                        null,
                        null))))
        .containsExactly("scopes[1] options", "scopes[2] options", "scopes[3] options");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com/connected/",
        "https://app.example.com/connected?x=1",
        "https://app.example.com.evil.example/connected",
        "https://app.example.com@evil.example/connected",
        "//app.example.com/connected",
        "\\\\app.example.com",
        "javascript:alert(1)",
        "https://app.example.com/connected\r\nx: y",
        "https://app.example.com/%63onnected",
        "HTTPS://app.example.com/connected",
        ""
      })
  void sends_nobody_off_the_allow_list(String url) {
    Walks.configure(enlace, null);

    assertThat(violations(enlace.oauth.start.start(Walks.command(ALICE, SampleEntries.GMAIL, url))))
        .containsExactly("successUrl allowed");
  }

  @Test
  void tells_every_violation_at_once() {
    assertThat(
            violations(
                enlace.oauth.start.start(
                    command(
                        SampleEntries.AIRTABLE.id(),
                        List.of("admin"),
                        "two\nlines",
                        "https://evil.example"))))
        .containsExactlyInAnyOrder("label max", "scopes[0] options", "successUrl allowed");
  }

  @Test
  void binds_no_other_browser_than_the_panels_where_the_panel_starts() {
    Principal panel =
        new Principal(
            ALICE.workspace(),
            ALICE.user(),
            ALICE.key(),
            ALICE.application(),
            ALICE.role(),
            ALICE.permissions(),
            ALICE.origin(),
            new Credential.Panel(
                new SessionId(new UUID(1, 2)), SecretHash.of(Secret.of("sample-session"))));

    assertThat(violations(enlace.oauth.start.start(asking(panel))))
        .containsExactly("askFirst allowed");
    assertThat(answer(enlace.oauth.start.start(asking(ALICE))).authUrl().getPath())
        .startsWith("/connections/oauth/authorize/");
  }

  private static Command asking(Principal principal) {
    return new Command(
        principal, SampleEntries.AIRTABLE.id(), null, Visibility.PRIVATE, null, null, true);
  }

  @Test
  void finds_only_what_is_offered_connects_by_oauth_and_is_configured() {
    CatalogEntryId unknown = new CatalogEntryId(new UUID(1, 1));
    CatalogEntryId retired = SampleEntries.RETIRED.id();
    enlace.ports.providers.remove(SampleEntries.GMAIL.slug());

    assertThat(failure(startOf(unknown))).isEqualTo(new CatalogEntryNotFound(unknown.toString()));
    assertThat(failure(startOf(retired))).isEqualTo(new CatalogEntryNotFound(retired.toString()));
    assertThat(failure(startOf(SampleEntries.SMTP.id())))
        .isEqualTo(new OAuthNotSupported(SampleEntries.SMTP.slug()));
    assertThat(failure(startOf(SampleEntries.GMAIL.id())))
        .isEqualTo(
            new ProviderNotConfigured(
                SampleEntries.GMAIL.details().provider(),
                List.of("GOOGLE_GMAIL_CLIENT_ID", "GOOGLE_GMAIL_CLIENT_SECRET")));
  }

  @Test
  void does_nothing_before_somebody_subscribes() {
    Mono<Started> nobody = startOf(SampleEntries.AIRTABLE.id());

    assertThat(nobody).isNotNull();
    assertThat(start(SampleEntries.AIRTABLE.id()).quotas().closest().remaining()).isEqualTo(9);
    assertThat(enlace.ports.tables.knows(Walks.BOB.user())).isFalse();
    assertThat(enlace.ports.tables.knows(ALICE.user())).isTrue();
  }

  private List<String> starts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> code(startOf(SampleEntries.AIRTABLE.id())))
        .toList();
  }

  /** The failure's code; empty where there was none. */
  private static String code(Mono<Started> start) {
    return answer(
        start
            .map(started -> "")
            .onErrorResume(Failed.class, failed -> Mono.just(failed.failure().code())));
  }

  private Started start(CatalogEntryId entry) {
    return answer(startOf(entry));
  }

  private Mono<Started> startOf(CatalogEntryId entry) {
    return enlace.oauth.start.start(command(entry, null, null, null));
  }

  private Mono<Started> startOf(String subject) {
    return enlace.oauth.start.start(
        Walks.command(Principals.user(subject), SampleEntries.AIRTABLE, null));
  }

  private static Command command(
      CatalogEntryId entry,
      @Nullable List<String> scopes,
      @Nullable String label,
      @Nullable String successUrl) {
    return new Command(ALICE, entry, label, Visibility.PRIVATE, scopes, successUrl, false);
  }

  private OAuthAttempt attempt(Started started) {
    return stored(started).attempt();
  }

  private OAuthAttempts.Stored stored(Started started) {
    return answer(
        enlace.ports.attempts.find(new AttemptRef(WorkspaceId.DEFAULT, started.attempt())));
  }

  private Secret verifier(Started started) {
    Place place =
        new Place(
            WorkspaceId.DEFAULT, KeyPurpose.STATE, OAuthAttempts.TABLE, started.attempt().value());
    return Objects.requireNonNull(
        answer(enlace.ports.box.open(place, stored(started).verifier()))
            .get(OAuthAttempts.VERIFIER));
  }
}
