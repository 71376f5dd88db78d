package dev.enlace.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.sandbox.Caller.Got;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
  private final Caller control = new Caller(sandbox.control());
  private final String[] secret = {"Authorization", "Bearer " + sandbox.controlSecret()};

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void asks_for_the_secret() {
    assertThat(control.get("/state").status()).isEqualTo(401);
    assertThat(control.get("/state", "Authorization", "Bearer wrong").status()).isEqualTo(401);
    assertThat(control.get("/state", secret).status()).isEqualTo(200);
  }

  @Test
  void answers_on_loopback_names_only() throws Exception {
    assertThat(RawHttp.statusWithHost(sandbox.control(), "evil.example.com")).isEqualTo(421);
    assertThat(RawHttp.statusWithHost(sandbox.http(), "evil.example.com")).isEqualTo(421);
    assertThat(RawHttp.statusWithHost(sandbox.http(), "localhost:80")).isEqualTo(404);
  }

  @Test
  void is_not_served_where_the_providers_are() {
    URI other = sandbox.http();
    assertThat(new Caller(other).get("/state", secret).status()).isEqualTo(404);
    assertThat(control.get("/api.airtable.com/v0/meta/whoami", secret).status()).isEqualTo(404);
  }

  @Test
  void sets_lists_and_clears_faults() {
    Got set =
        control.json(
            "POST",
            "/faults",
            "{\"provider\":\"airtable\",\"endpoint\":\"refresh\",\"kind\":\"SERVER_ERROR\",\"count\":2}",
            secret);
    assertThat(set.status()).isEqualTo(201);
    assertThat(control.get("/faults", secret).json().path("faults")).hasSize(1);
    assertThat(control.send("DELETE", "/faults", "", secret).status()).isEqualTo(204);
    assertThat(control.get("/faults", secret).json().path("faults")).isEmpty();
  }

  @Test
  void names_the_field_that_is_wrong_and_not_its_value() {
    assertThat(error("/faults", "{\"kind\":\"RESET\",\"sandbox\":1}")).contains("sandbox");
    assertThat(error("/faults", "{\"kind\":\"EXPLODE\"}"))
        .contains("kind")
        .doesNotContain("EXPLODE");
    assertThat(error("/faults", "{}")).contains("kind");
    assertThat(error("/advance", "{\"seconds\":-1}")).contains("seconds");
    assertThat(error("/expire", "{\"provider\":\"nobody\"}")).contains("provider");
    assertThat(error("/expire", "{\"provider\":\"airtable\",\"account\":\"eve\"}"))
        .contains("account");
    assertThat(error("/advance", "nonsense")).contains("JSON object");
    assertThat(
            error(
                "/clients",
                "{\"provider\":\"airtable\",\"clientId\":\"x\",\"redirectUris\":[\"http://example.com/\"]}"))
        .contains("redirectUris");
  }

  @Test
  void pushes_the_clock_forward() {
    String before = control.get("/state", secret).json().path("now").asString();
    Got after = control.json("POST", "/advance", "{\"seconds\":3600}", secret);
    assertThat(after.json().path("now").asString()).isGreaterThan(before);
  }

  @Test
  void expires_and_revokes_tokens() {
    Flow flow = Flows.airtable(sandbox);
    flow.tokens();
    Got expired =
        control.json("POST", "/expire", "{\"provider\":\"airtable\",\"account\":\"ana\"}", secret);
    assertThat(expired.json().path("tokens").asInt()).isEqualTo(1);
    Got none =
        control.json("POST", "/revoke", "{\"provider\":\"airtable\",\"account\":\"bob\"}", secret);
    assertThat(none.json().path("tokens").asInt()).isZero();
    Got revoked = control.json("POST", "/revoke", "{\"provider\":\"airtable\"}", secret);
    assertThat(revoked.json().path("tokens").asInt()).isEqualTo(2);
  }

  @Test
  void counts_and_lists_requests_without_their_secrets() {
    Flow flow = Flows.airtable(sandbox);
    Got tokens = flow.tokens();
    String refresh = tokens.json().path("refresh_token").asString();
    flow.refresh(refresh);
    Got counts = control.get("/counts", secret);
    assertThat(counts.json().at("/counts/airtable.exchange.200").asInt()).isEqualTo(1);
    assertThat(sandbox.count("airtable.refresh")).isEqualTo(1);
    Got requests = control.get("/requests?provider=airtable&endpoint=refresh", secret);
    assertThat(requests.json().path("requests")).hasSize(1);
    assertThat(requests.json().at("/requests/0/clientId").asString()).isEqualTo("sandbox-airtable");
    assertThat(requests.json().at("/requests/0/fingerprints/refresh_token").asString()).hasSize(16);
    assertThat(control.get("/requests", secret).body())
        .doesNotContain(refresh)
        .doesNotContain("sandbox-airtable-secret")
        .doesNotContain(Flow.VERIFIER);
  }

  @Test
  void registers_clients_and_starts_mail_servers() {
    Got client =
        control.json(
            "POST",
            "/clients",
            "{\"provider\":\"airtable\",\"clientId\":\"mine\",\"clientSecret\":\"sandbox-mine\",\"redirectUris\":[\"https://app.example.com/cb\"]}",
            secret);
    assertThat(client.status()).isEqualTo(201);
    assertThat(client.body()).doesNotContain("sandbox-mine");
    Got mail = control.json("POST", "/smtp", "{\"variant\":\"NO_AUTH\"}", secret);
    assertThat(mail.json().path("port").asInt()).isPositive();
  }

  @Test
  void hands_out_the_mail_servers_certificate() throws Exception {
    String pem = control.get("/smtp-certificate", secret).body();
    assertThat(
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(sandbox.smtpCertificate());
  }

  @Test
  void forgets_on_reset() {
    Flows.airtable(sandbox).tokens();
    assertThat(control.send("POST", "/reset", "", secret).status()).isEqualTo(204);
    assertThat(control.get("/requests", secret).json().path("requests")).isEmpty();
  }

  private String error(String path, String body) {
    Got got = control.json("POST", path, body, secret);
    assertThat(got.status()).isEqualTo(400);
    return got.json().path("error").asString();
  }
}
