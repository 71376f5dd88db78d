package dev.enlace.application.contract;

import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.WorkspaceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Walks to a provider. */
public final class SampleAttempts {
  /** How long an attempt lasts. */
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  private SampleAttempts() {}

  /** One that began just now. */
  public static OAuthAttempt attempt(WorkspaceId workspace, User starter, boolean confirmation) {
    return attempt(workspace, starter, confirmation, Samples.now());
  }

  /** One whose time was over a second ago. */
  public static OAuthAttempt expired(WorkspaceId workspace, User starter) {
    return attempt(workspace, starter, false, Samples.now().minus(LIFETIME).minusSeconds(1));
  }

  /** One that says nothing that need not be said. */
  public static OAuthAttempt bare(WorkspaceId workspace, User starter) {
    OAuthAttempt full = attempt(workspace, starter, false);
    return new OAuthAttempt(
        full.id(),
        workspace,
        new Actor(starter, null, new Origin(null, "request-bare")),
        full.application(),
        full.entry(),
        full.provider(),
        null,
        Visibility.PRIVATE,
        Scopes.NONE,
        full.redirectUri(),
        null,
        null,
        FormValues.NONE,
        null,
        false,
        full.createdAt(),
        full.expiresAt(),
        full.status());
  }

  private static OAuthAttempt attempt(
      WorkspaceId workspace, User starter, boolean confirmation, Instant at) {
    return new OAuthAttempt(
        new AttemptId(Samples.id()),
        workspace,
        Samples.actor(starter),
        "The \"application\" of ñandú",
        SampleEntries.AIRTABLE.id(),
        SampleEntries.AIRTABLE.details().provider(),
        new Label("My base"),
        Visibility.RESTRICTED,
        Scopes.named("data.records:read", "data.records:write"),
        URI.create("http://127.0.0.1:8080/connections/oauth/callback/airtable"),
        URI.create("https://app.example.com/connected?x=1"),
        "appOfTheSamples",
        SampleConnections.LISTS,
        null,
        confirmation,
        at,
        at.plus(LIFETIME),
        new AttemptStatus.Pending());
  }
}
