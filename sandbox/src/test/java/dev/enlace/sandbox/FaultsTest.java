package dev.enlace.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enlace.sandbox.Caller.Got;
import dev.enlace.sandbox.traffic.Fault;
import dev.enlace.sandbox.traffic.FaultKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.defaults());

  @BeforeEach
  void forget() {
    SANDBOX.forget();
  }

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @Test
  void answers_late() {
    SANDBOX.fault(Fault.latency("airtable", "exchange", 300, 1));
    Instant before = Instant.now();
    assertThat(Flows.airtable(SANDBOX).tokens().status()).isEqualTo(200);
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(300));
  }

  @Test
  void limits_the_rate_with_and_without_a_time_to_wait() {
    SANDBOX.fault(Fault.once("airtable", "whoami", FaultKind.RATE_LIMIT));
    SANDBOX.fault(Fault.once("google", "exchange", FaultKind.RATE_LIMIT).retryAfter(7));
    Got without = new Caller(SANDBOX.http()).get("/api.airtable.com/v0/meta/whoami");
    assertThat(without.status()).isEqualTo(429);
    assertThat(without.header("Retry-After")).isEmpty();
    assertThat(without.json().at("/errors/0/error").asString()).isEqualTo("RATE_LIMIT_REACHED");
    Got with = Flows.google(SANDBOX).tokens();
    assertThat(with.status()).isEqualTo(429);
    assertThat(with.header("Retry-After")).isEqualTo("7");
  }

  @Test
  void fails_as_often_as_asked_and_no_more() {
    SANDBOX.fault(Fault.once("airtable", "exchange", FaultKind.SERVER_ERROR).times(2));
    SANDBOX.fault(Fault.once("airtable", "refresh", FaultKind.SERVER_ERROR).status(500).times(0));
    Flow flow = Flows.airtable(SANDBOX);
    String code = flow.code();
    assertThat(flow.exchangeCode(code).status()).isEqualTo(503);
    assertThat(flow.exchangeCode(code).status()).isEqualTo(503);
    Got got = flow.exchangeCode(code);
    assertThat(got.status()).as("a fault before the work spends no code").isEqualTo(200);
    String refresh = got.json().path("refresh_token").asString();
    for (int i = 0; i < 3; i++) {
      assertThat(flow.refresh(refresh).status()).isEqualTo(500);
    }
    SANDBOX.faults().clear();
    assertThat(flow.refresh(refresh).status()).isEqualTo(200);
  }

  @Test
  void resets_before_or_after_the_work() {
    SANDBOX.fault(Fault.once("airtable", "refresh", FaultKind.RESET));
    Flow flow = Flows.airtable(SANDBOX);
    String refresh = flow.tokens().json().path("refresh_token").asString();
    assertThatThrownBy(() -> flow.refresh(refresh))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(IOException.class);
    SANDBOX.fault(Fault.once("airtable", "refresh", FaultKind.RESET).afterTheWork());
    assertThatThrownBy(() -> flow.refresh(refresh)).isInstanceOf(UncheckedIOException.class);
    assertThat(flow.refresh(refresh).status()).as("it was rotated").isEqualTo(409);
    assertThat(SANDBOX.count("airtable.refresh.0")).isEqualTo(2);
  }

  @Test
  void hangs_until_the_other_side_gives_up() {
    SANDBOX.fault(Fault.once("airtable", "whoami", FaultKind.HANG));
    Caller impatient = new Caller(SANDBOX.http(), Duration.ofMillis(500));
    assertThatThrownBy(() -> impatient.get("/api.airtable.com/v0/meta/whoami"))
        .hasCauseInstanceOf(HttpTimeoutException.class);
    Caller usual = new Caller(SANDBOX.http());
    assertThat(usual.get("/api.airtable.com/v0/meta/whoami").status()).isEqualTo(401);
  }

  @Test
  void answers_garbage_pages_and_errors_with_status_200() {
    SANDBOX.fault(Fault.once("airtable", "exchange", FaultKind.GARBAGE));
    SANDBOX.fault(Fault.once("airtable", "exchange", FaultKind.HTML));
    SANDBOX.fault(Fault.once("airtable", "exchange", FaultKind.ERROR_AT_200));
    SANDBOX.fault(
        Fault.once("airtable", "exchange", FaultKind.ERROR_AT_200).body("{\"error\":\"mine\"}"));
    Flow flow = Flows.airtable(SANDBOX);
    assertThat(flow.exchangeCode("x").body()).startsWith("\u0000");
    assertThat(flow.exchangeCode("x").header("Content-Type")).startsWith("text/html");
    Got error = flow.exchangeCode("x");
    assertThat(error.status() + error.json().path("error").asString()).isEqualTo("200server_error");
    assertThat(flow.exchangeCode("x").json().path("error").asString()).isEqualTo("mine");
  }

  @Test
  void leaves_fields_out_of_token_answers() {
    SANDBOX.fault(Fault.once("airtable", "token", FaultKind.NO_EXPIRES_IN).times(2));
    SANDBOX.fault(Fault.once("airtable", "refresh", FaultKind.NO_REFRESH_TOKEN));
    Flow flow = Flows.airtable(SANDBOX);
    Got first = flow.tokens();
    assertThat(first.json().has("expires_in")).isFalse();
    assertThat(first.json().has("refresh_token")).isTrue();
    Got second = flow.refresh(first.json().path("refresh_token").asString());
    assertThat(second.json().has("expires_in")).isFalse();
    assertThat(second.json().has("refresh_token")).isFalse();
  }

  @Test
  void names_another_issuer_or_none() {
    SANDBOX.fault(Fault.once("google", "consent", FaultKind.NO_ISS));
    assertThat(Flows.google(SANDBOX).back().get("iss")).isEmpty();
    SANDBOX.fault(Fault.once("google", "consent", FaultKind.WRONG_ISS));
    assertThat(Flows.google(SANDBOX).back().get("iss")).contains("https://issuer.example.com");
    assertThat(Flows.google(SANDBOX).back().get("iss"))
        .contains(SANDBOX.http() + "/accounts.google.com");
  }

  @Test
  void meets_one_provider_and_leaves_the_others_alone() {
    SANDBOX.fault(Fault.once("google", "*", FaultKind.SERVER_ERROR).times(0));
    assertThat(Flows.airtable(SANDBOX).tokens().status()).isEqualTo(200);
    assertThat(Flows.google(SANDBOX).show().status()).isEqualTo(503);
  }

  @Test
  void expires_tokens_without_killing_the_grant() {
    Flow flow = Flows.airtable(SANDBOX);
    Got got = flow.tokens();
    assertThat(SANDBOX.expireTokens("airtable", "ana@example.com")).isPositive();
    assertThat(
            flow.caller
                .get(
                    "/api.airtable.com/v0/meta/whoami",
                    "Authorization",
                    "Bearer " + got.json().path("access_token").asString())
                .status())
        .isEqualTo(401);
    assertThat(flow.refresh(got.json().path("refresh_token").asString()).status()).isEqualTo(200);
  }

  @Test
  void answers_404_to_unknown_routes_and_400_to_nonsense() throws Exception {
    Caller caller = new Caller(SANDBOX.http());
    assertThat(caller.get("/").status()).isEqualTo(404);
    assertThat(caller.get("/example.com/").status()).isEqualTo(404);
    assertThat(caller.get("/airtable.com/oauth2/v2/authorize").status()).isEqualTo(404);
    String malformed = "/airtable.com/oauth2/v1/authorize?x=%zz";
    assertThat(RawHttp.status(SANDBOX.http(), "localhost", malformed)).isEqualTo(400);
  }
}
