package dev.enlace.bootstrap.e2e.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Person;
import dev.enlace.bootstrap.e2e.harness.Rows;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.sandbox.traffic.Fault;
import dev.enlace.sandbox.traffic.FaultKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back to the callback, once, and from where it should. */
class CallbackTest {
  private static final String DATABASE = SharedDatabase.fresh();
  private static final int TOGETHER = 100;
  @TempDir private static Path catalog;
  private static RunningEnlace enlace;
  private static Api admin;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(catalog.resolve("google.yaml"), googleThatPromisesIss());
    enlace =
        RunningEnlace.start(
            Map.of("DATABASE_URL", DATABASE, "ENLACE_CATALOG_DIR", catalog.toString()));
    admin = enlace.admin();
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @BeforeEach
  void forget() {
    enlace.sandbox().forget();
  }

  @Test
  void one_state_a_hundred_times_at_once_is_exchanged_once() throws Exception {
    Walk walk = Walk.of(admin.as("hundred"), "airtable");
    Callable<Integer> call = () -> get(walk.back()).status();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> statuses =
          threads.invokeAll(Stream.generate(() -> call).limit(TOGETHER).toList()).stream()
              .map(Future::resultNow)
              .toList();
      assertThat(statuses).containsOnly(200, 400);
      assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    }
    assertThat(enlace.sandbox().count("airtable.exchange")).isEqualTo(1);
    assertThat(admin.as("hundred").get("/connections").json().at("/items")).hasSize(1);
  }

  @Test
  void a_state_that_has_expired_is_exchanged_never() {
    Walk walk = Walk.of(admin.as("expired"), "airtable");
    int changed =
        Rows.update(
            DATABASE,
            "UPDATE connections.oauth_states SET expires_at = now() - interval '1 second'"
                + " WHERE id = ?",
            UUID.fromString(walk.attempt()));
    assertThat(changed).isEqualTo(1);
    refused(get(walk.back()), "expired");
    assertThat(enlace.sandbox().count("airtable.exchange")).isZero();
    assertThat(walk.status()).isNotEqualTo("completed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/connections/oauth/callback?code=some-code",
        "/connections/oauth/callback?code=some-code&state=",
        "/connections/oauth/callback?code=some-code&state=made-up.by-somebody",
        "/connections/oauth/callback/airtable?code=some-code&state=%00%0d%0aX:%20y",
      })
  void a_state_that_is_not_ours_is_refused(String path) {
    Answer answer = Api.anonymous(enlace.url()).get(path);
    refused(answer, "unknown");
    assertThat(answer.text()).doesNotContain("some-code", "made-up");
    assertThat(enlace.sandbox().journal().counts()).isEmpty();
  }

  @Test
  void a_state_that_was_changed_is_refused_and_the_true_one_still_works() {
    Walk walk = Walk.of(admin.as("changed"), "airtable");
    String state = walk.started().text("/state");
    char last = state.charAt(state.length() - 2);
    String forged =
        state.substring(0, state.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + state.charAt(state.length() - 1);
    refused(get(URI.create(walk.back().toString().replace(state, forged))), "unknown");
    assertThat(enlace.sandbox().count("airtable.exchange")).isZero();
    assertThat(get(walk.back()).status()).isEqualTo(200);
  }

  @Test
  void one_providers_state_is_refused_at_anothers_callback_and_not_spent() {
    Walk walk = Walk.of(admin.as("mixed-up"), "airtable");
    String elsewhere = walk.back().toString().replace("/callback/airtable", "/callback/google");
    assertThat(elsewhere).isNotEqualTo(walk.back().toString());
    refused(get(URI.create(elsewhere)), "other_provider");
    assertThat(enlace.sandbox().count("airtable.exchange")).isZero();
    assertThat(enlace.sandbox().count("google.exchange")).isZero();
    assertThat(get(walk.back()).status()).isEqualTo(200);
    assertThat(walk.status()).isEqualTo("completed");
  }

  @ParameterizedTest
  @EnumSource(names = {"WRONG_ISS", "NO_ISS"})
  void an_answer_of_another_issuer_is_refused_before_the_exchange(FaultKind kind) {
    Api user = admin.as("issuer-" + kind);
    enlace.sandbox().fault(Fault.once("google", "consent", kind));
    Walk walk = Walk.of(user, "gmail");
    refused(get(walk.back()), "other_provider");
    assertThat(enlace.sandbox().count("google.exchange")).isZero();
    assertThat(user.get("/connections").json().at("/items")).isEmpty();
    assertThat(get(Walk.of(user, "gmail").back()).status()).isEqualTo(200);
  }

  @Test
  void pkce_is_fresh_for_each_walk_and_the_provider_recomputes_it() {
    Api user = admin.as("pkce");
    Walk one = Walk.of(user, "airtable");
    Walk two = Walk.of(user, "airtable");
    assertThat(one.authUrl().getQuery()).contains("code_challenge_method=S256");
    assertThat(one.challenge()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(two.challenge());
    assertThat(get(one.back()).status()).isEqualTo(200);

    Answer started = user.start("airtable");
    URI tampered =
        URI.create(started.text("/authUrl").replace(Walk.challenge(started), two.challenge()));
    Answer answer = get(new Person().allow(tampered));
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.text("/metadata/reason")).isEqualTo("grant_refused");
    assertThat(user.get("/connections").json().at("/items")).hasSize(1);
  }

  private static Answer get(URI address) {
    return new Person().open(address);
  }

  private static void refused(Answer answer, String reason) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("CONNECTION.INVALID_STATE");
    assertThat(answer.text("/metadata/reason")).isEqualTo(reason);
  }

  private static String googleThatPromisesIss() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            CallbackTest.class.getResourceAsStream("/catalog/providers/google.yaml"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace(
              "  value: https://accounts.google.com\n",
              "  value: https://accounts.google.com\n  inCallback: true\n");
    }
  }
}
