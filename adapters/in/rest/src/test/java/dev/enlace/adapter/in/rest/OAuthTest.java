package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.in.oauth.ReconnectConnection;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.limit.Quota;
import dev.enlace.domain.limit.Quotas;
import dev.enlace.domain.limit.RateLimit;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.WorkspaceId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OAuthTest extends RestTest {
  private static final AttemptId ATTEMPT =
      new AttemptId(UUID.fromString("01990a5e-7c00-7000-8000-00000000a001"));

  @Test
  void answers_where_to_send_the_person_and_how_often_that_is_left() {
    RateLimit limit = new RateLimit("user", "whoever", 10, Duration.ofMinutes(1));
    RateLimit ofKey = new RateLimit("key", "which", 60, Duration.ofMinutes(1));
    ports.startOAuth.answers(
        new StartOAuth.Started(
            URI.create("https://airtable.com/oauth2/v1/authorize?client_id=x"),
            "state.signature",
            ATTEMPT,
            Samples.NOON,
            Quotas.of(
                new Quota(limit, 9, Duration.ofSeconds(60)),
                new Quota(ofKey, 3, Duration.ofSeconds(20))),
            null));

    post("/connections/oauth/start", Keys.MEMBER)
        .bodyValue(
            """
            {"availableConnectionId": "%s", "label": "Base", "visibility": "restricted",
             "scopes": ["a"], "successUrl": "https://app.example/done", "askFirst": true,
             "config": {"recipientAllowList": [{"value": "@example.com"}]}}
            """
                .formatted(Samples.airtable().entry().id()))
        .exchange()
        .expectStatus()
        .isCreated()
        .expectHeader()
        .valueEquals("RateLimit-Policy", "\"user\";q=10;w=60, \"key\";q=60;w=60")
        .expectHeader()
        .valueEquals("RateLimit", "\"key\";r=3;t=20")
        .expectBody(String.class)
        .isEqualTo(
            "{\"authUrl\":\"https://airtable.com/oauth2/v1/authorize?client_id=x\","
                + "\"state\":\"state.signature\",\"attemptId\":\""
                + ATTEMPT
                + "\",\"expiresAt\":\"2026-11-21T12:00:00Z\"}");

    assertThat(ports.startOAuth.lastAsked())
        .satisfies(command -> {
          assertThat(command.entry()).isEqualTo(CatalogEntryId.of(new Slug("airtable")));
          assertThat(command.label()).isEqualTo("Base");
          assertThat(command.visibility()).isEqualTo(Visibility.RESTRICTED);
          assertThat(command.scopes()).containsExactly("a");
          assertThat(command.successUrl()).isEqualTo("https://app.example/done");
          assertThat(command.askFirst()).isTrue();
          assertThat(command.config())
              .isEqualTo(Map.of("recipientAllowList", List.of(Map.of("value", "@example.com"))));
        });
  }

  @Test
  void starts_a_walk_for_a_connection_that_exists() {
    ports.reconnect.answers(
        new StartOAuth.Started(
            URI.create("https://airtable.com/oauth2/v1/authorize?client_id=x"),
            "state.signature",
            ATTEMPT,
            Samples.NOON,
            Quotas.of(
                new Quota(
                    new RateLimit("user", "whoever", 10, Duration.ofMinutes(1)),
                    9,
                    Duration.ofSeconds(60))),
            null));
    String path = "/connections/" + Samples.CONNECTION + "/reconnect";

    post(path, Keys.MEMBER)
        .bodyValue("{}")
        .exchange()
        .expectStatus()
        .isCreated()
        .expectHeader()
        .valueEquals("RateLimit", "\"user\";r=9;t=60")
        .expectBody()
        .jsonPath("$.attemptId")
        .isEqualTo(ATTEMPT.toString());
    assertThat(ports.reconnect.lastAsked())
        .returns(Samples.CONNECTION, ReconnectConnection.Command::id)
        .returns(null, ReconnectConnection.Command::scopes)
        .returns(false, ReconnectConnection.Command::allowAccountChange);

    post(path, Keys.MEMBER)
        .bodyValue(
            """
            {"scopes": ["a"], "successUrl": "https://app.example/done", "allowAccountChange": true}
            """)
        .exchange();
    assertThat(ports.reconnect.lastAsked())
        .returns("https://app.example/done", ReconnectConnection.Command::successUrl)
        .returns(true, ReconnectConnection.Command::allowAccountChange);
  }

  @Test
  void tells_scopes_left_out_from_none() {
    String entry = Samples.airtable().entry().id().toString();
    post("/connections/oauth/start", Keys.MEMBER)
        .bodyValue("{\"availableConnectionId\":\"" + entry + "\"}")
        .exchange();
    assertThat(ports.startOAuth.lastAsked().scopes()).isNull();
    assertThat(ports.startOAuth.lastAsked().askFirst()).isFalse();
    assertThat(ports.startOAuth.lastAsked().config()).isNull();

    problem(
        post("/connections/oauth/start", Keys.MEMBER)
            .bodyValue("{\"availableConnectionId\":\"" + entry + "\",\"scopes\":[]}")
            .exchange(),
        400,
        "VALIDATION_FAILED");
  }

  @Test
  void tells_how_far_an_attempt_has_come() {
    attempt(new AttemptStatus.Pending(), "{\"status\":\"pending\"}");
    attempt(
        new AttemptStatus.Completed(Samples.CONNECTION),
        "{\"status\":\"completed\",\"connectionId\":\"" + Samples.ID + "\"}");
    attempt(
        new AttemptStatus.Failed("CONNECTION.AUTHORIZATION_DENIED"),
        "{\"status\":\"failed\",\"code\":\"CONNECTION.AUTHORIZATION_DENIED\"}");
    revalidates("/connections/oauth/attempts/" + ATTEMPT, Keys.MEMBER);
  }

  private void attempt(AttemptStatus status, String expected) {
    User ana = User.external(WorkspaceId.DEFAULT, "ana");
    ports.readOAuthAttempt.answers(
        new OAuthAttempt(
            ATTEMPT,
            WorkspaceId.DEFAULT,
            new Actor(ana, null, new Origin(null, "sample")),
            "Backend",
            CatalogEntryId.of(new Slug("airtable")),
            new ProviderId("airtable"),
            null,
            Visibility.PRIVATE,
            Scopes.NONE,
            URI.create("https://enlace.example/connections/oauth/callback"),
            null,
            null,
            FormValues.NONE,
            null,
            false,
            Samples.NOON,
            Samples.NOON,
            status));

    get("/connections/oauth/attempts/" + ATTEMPT, Keys.READER)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json(expected)
        .jsonPath("$.attemptId")
        .isEqualTo(ATTEMPT.toString());
    assertThat(ports.readOAuthAttempt.lastAsked()).endsWith(ATTEMPT);
  }
}
