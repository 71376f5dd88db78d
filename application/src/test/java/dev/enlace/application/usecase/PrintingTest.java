package dev.enlace.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.memory.installation.SampleProviders;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.in.connection.CreateConnection;
import dev.enlace.application.port.in.connection.HandOutToken;
import dev.enlace.application.port.in.connection.UpdateConnection;
import dev.enlace.application.port.in.oauth.ApproveAuthorization;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.application.port.out.oauth.AuthorizationEndpoint;
import dev.enlace.application.port.out.oauth.TokenEndpoint;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.limit.Quota;
import dev.enlace.domain.limit.Quotas;
import dev.enlace.domain.limit.RateLimit;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.PkceVerifier;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrintingTest {
  private static final String CANARY = "canary";
  private static final Secret SECRET = Secret.of(CANARY);
  private static final URI ADDRESS = URI.create("https://airtable.example/?state=" + CANARY);
  private static final Principal ALICE = Principals.user("alice");
  private static final UUID ID = new UUID(1, 1);

  private static Stream<Record> whatHoldsSecrets() {
    RateLimit limit = new RateLimit("oauth-start", "key", 1, Duration.ofMinutes(1));
    return Stream.of(
        new Authenticate.Query(SECRET, List.of(), new Origin(null, "request-one")),
        new CreateConnection.Command(
            ALICE,
            SampleEntries.SMTP.id(),
            null,
            Visibility.PRIVATE,
            Map.of("password", CANARY),
            true),
        new UpdateConnection.Command(
            ALICE,
            new ConnectionId(ID),
            Version.FIRST,
            null,
            null,
            Map.of("password", CANARY),
            true),
        new StartOAuth.Command(
            ALICE,
            SampleEntries.GMAIL.id(),
            null,
            Visibility.PRIVATE,
            null,
            null,
            false,
            null,
            Map.of("recipientAllowList", CANARY)),
        new CompleteOAuth.Command(CANARY, SECRET, CANARY, CANARY, CANARY, CANARY),
        new CompleteOAuth.Outcome.Connected(
            null, new AttemptId(ID), new ConnectionId(ID), "Entry", null, Scopes.NONE, SECRET),
        new StartOAuth.Started(
            ADDRESS,
            CANARY,
            new AttemptId(ID),
            MemoryPorts.BEGINNING,
            Quotas.of(new Quota(limit, 1, Duration.ZERO)),
            SECRET),
        new ApproveAuthorization.Approved(ADDRESS, SECRET),
        new AuthorizationEndpoint.Request(
            CANARY, Scopes.NONE, URI.create("https://a.example"), null),
        new TokenEndpoint.Code(
            SECRET, URI.create("https://enlace.example"), new PkceVerifier(SECRET)),
        new HandOutToken.Token(SECRET, "Bearer", null, Scopes.NONE),
        MemoryPorts.tokens(CANARY, CANARY),
        SampleProviders.airtable().client());
  }

  @ParameterizedTest
  @MethodSource("whatHoldsSecrets")
  void shows_no_secret_state_or_cookie(Record record) {
    assertThat(record.toString()).doesNotContain(CANARY).doesNotContain("client-secret");
  }
}
