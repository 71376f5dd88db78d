package dev.enlace.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.sandbox.Caller.Got;
import dev.enlace.sandbox.http.Params;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmokeTest {
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void walks_through_airtable() {
    Flow flow = Flow.airtable(sandbox);
    assertThat(flow.show().status()).isEqualTo(200);
    Got got = flow.tokens();
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.json().path("token_type").asString()).isEqualTo("Bearer ");
    Got who =
        flow.caller.get(
            "/api.airtable.com/v0/meta/whoami",
            "Authorization",
            "Bearer " + got.json().path("access_token").asString());
    assertThat(who.json().path("id").asString()).matches("usr[A-Za-z0-9]{14}");
  }

  @Test
  void walks_through_google() {
    Flow flow = Flow.google(sandbox);
    Params back = flow.back();
    assertThat(back.get("iss")).contains(sandbox.http() + "/accounts.google.com");
    Got got = flow.exchange(back.get("code").orElseThrow());
    assertThat(got.status()).isEqualTo(200);
    Got who =
        flow.caller.get(
            "/openidconnect.googleapis.com/v1/userinfo",
            "Authorization",
            "Bearer " + got.json().path("access_token").asString());
    assertThat(who.json().path("email").asString()).isEqualTo("ana@example.com");
  }
}
