package dev.enlace.bootstrap.e2e.refusal;

import static dev.enlace.bootstrap.e2e.refusal.ErrorRowsTest.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.oauth.http.HttpLimits;
import dev.enlace.adapter.out.oauth.http.ProviderHttp;
import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Pause;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.sandbox.traffic.Fault;
import dev.enlace.sandbox.traffic.FaultKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Row R10: a provider that fails while a token is refreshed. */
class RefreshTroubleTest {
  private static final String CODE = "CONNECTION.PROVIDER_UNAVAILABLE";

  /** A provider that hangs is waited for no longer here. */
  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(3), Duration.ofSeconds(3), 64 * 1024, 8);

  private static final String DATABASE = SharedDatabase.fresh();
  private static RunningEnlace enlace;

  @BeforeAll
  static void start() {
    enlace =
        RunningEnlace.start(
            Map.of("DATABASE_URL", DATABASE),
            bean ->
                bean instanceof ProviderHttp ? new ProviderHttp(LIMITS, Clock.systemUTC()) : bean);
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @BeforeEach
  void forget() {
    enlace.sandbox().forget();
  }

  private static Stream<Arguments> troubles() {
    return Stream.of(
        Arguments.of(fault(FaultKind.SERVER_ERROR).status(500), 502, "server_error", null),
        Arguments.of(fault(FaultKind.SERVER_ERROR).status(503).retryAfter(7), 503, "overloaded", 7),
        Arguments.of(fault(FaultKind.RATE_LIMIT), 503, "overloaded", null),
        Arguments.of(fault(FaultKind.RATE_LIMIT).retryAfter(9), 503, "overloaded", 9),
        Arguments.of(fault(FaultKind.RESET), 502, "broken_off", null),
        Arguments.of(fault(FaultKind.HANG), 504, "timed_out", null),
        Arguments.of(fault(FaultKind.GARBAGE), 502, "unexpected_answer", null),
        Arguments.of(fault(FaultKind.HTML), 502, "unexpected_answer", null),
        Arguments.of(fault(FaultKind.ERROR_AT_200), 503, "overloaded", null));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void it_is_left_alone_for_a_while_and_the_grant_lives(
      Fault fault, int status, String reason, @Nullable Integer retryAfter) {
    Api user = enlace.admin().as("trouble-" + fault.kind() + fault.status() + retryAfter);
    String id = Grants.connected(user, "airtable");
    String path = "/connections/" + id + "/token";
    String before = user.get(path).text("/accessToken");
    // who asks seldom is not answered from memory, which knows nothing of what is done behind it
    Pause.of(Duration.ofSeconds(1));
    enlace.sandbox().fault(fault);
    Grants.expireIn(DATABASE, id, 60);
    long began = System.nanoTime();

    assertThat(user.get(path).text("/accessToken")).as("what works yet").isEqualTo(before);
    assertThat(refreshes()).isEqualTo(1);
    Grants.expire(DATABASE, id);
    Answer told = refused(user.get(path), status, reason);
    assertThat(refreshes()).as("it was left alone").isEqualTo(1);
    int longest = retryAfter == null ? usual(reason) : retryAfter;
    int since = (int) Duration.ofNanos(System.nanoTime() - began).toSeconds();
    assertThat(wait(told)).isBetween(longest - 2 - since, longest);
    assertThat(user.get("/connections/" + id).text("/state/state")).isEqualTo("active");

    enlace.sandbox().fault(fault);
    Grants.endPause(DATABASE, id);
    refused(user.get(path), status, reason);
    assertThat(refreshes()).isEqualTo(2);
    Answer doubtful = user.get("/connections/" + id);
    assertThat(doubtful.text("/state/state")).isEqualTo("degraded");
    assertThat(doubtful.text("/state/nextAction")).isEqualTo("wait");

    Grants.endPause(DATABASE, id);
    Answer renewed = user.get(path);
    assertThat(renewed.status()).as(renewed::text).isEqualTo(200);
    assertThat(renewed.text("/accessToken")).isNotEqualTo(before);
    assertThat(user.get("/connections/" + id).text("/state/state")).isEqualTo("active");
  }

  /** Seconds: a call whose outcome nobody knows may have spent the token, for a minute. */
  private static int usual(String reason) {
    return reason.equals("broken_off") || reason.equals("timed_out") ? 60 : 3;
  }

  private static Answer refused(Answer answer, int status, String reason) {
    expect(answer, status, CODE);
    assertThat(answer.text("/metadata/reason")).isEqualTo(reason);
    assertThat(answer.text()).doesNotContain("upstream trouble", "Sign in", "sandbox fault");
    return answer;
  }

  private static int wait(Answer answer) {
    return Integer.parseInt(answer.header("Retry-After").orElseThrow());
  }

  private static long refreshes() {
    return enlace.sandbox().count("airtable.refresh");
  }

  private static Fault fault(FaultKind kind) {
    return Fault.once("airtable", "refresh", kind);
  }
}
