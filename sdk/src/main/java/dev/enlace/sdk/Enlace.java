package dev.enlace.sdk;

import dev.enlace.sdk.api.ApiKeysApi;
import dev.enlace.sdk.api.AuditApi;
import dev.enlace.sdk.api.CatalogueApi;
import dev.enlace.sdk.api.ChecksApi;
import dev.enlace.sdk.api.ConnectPageApi;
import dev.enlace.sdk.api.ConnectSessionsApi;
import dev.enlace.sdk.api.ConnectionsApi;
import dev.enlace.sdk.api.DeliveriesApi;
import dev.enlace.sdk.api.KeysApi;
import dev.enlace.sdk.api.MessagesApi;
import dev.enlace.sdk.api.OAuthApi;
import dev.enlace.sdk.api.SharingApi;
import dev.enlace.sdk.api.StatsApi;
import dev.enlace.sdk.api.TokensApi;
import dev.enlace.sdk.api.WebhooksApi;
import dev.enlace.sdk.api.WorkspacesApi;
import dev.enlace.sdk.client.ApiClient;
import dev.enlace.sdk.client.ApiException;
import dev.enlace.sdk.model.ConnectionResponse;
import dev.enlace.sdk.model.OAuthAttemptResponse;
import dev.enlace.sdk.model.Problem;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * An Enlace, as one API key sees it. Immutable; may be used by many threads at once.
 *
 * <pre>{@code
 * Enlace enlace = Enlace.at("https://enlace.example", apiKey).actingFor("ana");
 * FormSchemaResponse form = enlace.catalogue().getFormSchema("smtp", null);
 * }</pre>
 */
public final class Enlace {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final String url;
  private final String apiKey;
  private final @Nullable String user;
  private final HttpClient http;
  private final Patience patience;
  private final Duration timeout;
  private final ApiClient client;

  private Enlace(
      String url,
      String apiKey,
      @Nullable String user,
      HttpClient http,
      Patience patience,
      Duration timeout) {
    this.url = url;
    this.apiKey = apiKey;
    this.user = user;
    this.http = http;
    this.patience = patience;
    this.timeout = timeout;
    HttpClient patient = new PatientHttpClient(http, patience);
    this.client = new EnlaceClient(url, apiKey, user, patient, timeout);
  }

  /** The Enlace at that address, such as {@code https://enlace.example}. */
  public static Enlace at(String url, String apiKey) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    return new Enlace(url, apiKey, null, http, Patience.USUAL, ANSWER_TIMEOUT);
  }

  /** The same key acting for a user of yours; it needs the permission {@code act_as}. */
  public Enlace actingFor(String subject) {
    return new Enlace(url, apiKey, subject, http, patience, timeout);
  }

  /** The same, more or less patient. */
  public Enlace with(Patience other) {
    return new Enlace(url, apiKey, user, http, other, timeout);
  }

  /** The same, where each attempt may take that long for its answer; else it is a minute. */
  public Enlace with(Duration answerTimeout) {
    return new Enlace(url, apiKey, user, http, patience, answerTimeout);
  }

  /** The same by an HTTP client of yours: a proxy, a certificate, another time to connect. */
  public Enlace with(HttpClient other) {
    return new Enlace(url, apiKey, user, other, patience, timeout);
  }

  public CatalogueApi catalogue() {
    return new CatalogueApi(client);
  }

  public OAuthApi oauth() {
    return new OAuthApi(client);
  }

  public ConnectionsApi connections() {
    return new ConnectionsApi(client);
  }

  public ChecksApi checks() {
    return new ChecksApi(client);
  }

  public SharingApi sharing() {
    return new SharingApi(client);
  }

  public TokensApi tokens() {
    return new TokensApi(client);
  }

  public MessagesApi messages() {
    return new MessagesApi(client);
  }

  public ApiKeysApi apiKeys() {
    return new ApiKeysApi(client);
  }

  public KeysApi keys() {
    return new KeysApi(client);
  }

  public WebhooksApi webhooks() {
    return new WebhooksApi(client);
  }

  public DeliveriesApi deliveries() {
    return new DeliveriesApi(client);
  }

  public WorkspacesApi workspaces() {
    return new WorkspacesApi(client);
  }

  public AuditApi audit() {
    return new AuditApi(client);
  }

  public StatsApi stats() {
    return new StatsApi(client);
  }

  public ConnectSessionsApi connectSessions() {
    return new ConnectSessionsApi(client);
  }

  public ConnectPageApi connectPage() {
    return new ConnectPageApi(client);
  }

  /**
   * Waits until the person has come back from the provider, and answers the connection.
   *
   * @param attemptId what the start answered
   * @throws NotConnected if the attempt failed, or if it is still pending after that long
   */
  public ConnectionResponse awaitConnection(UUID attemptId, Duration longest)
      throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      OAuthAttemptResponse attempt = oauth().getOAuthAttempt(attemptId, null);
      switch (attempt.getStatus()) {
        case COMPLETED -> {
          return connections().getConnection(attempt.getConnectionId(), null);
        }
        case FAILED ->
            throw new NotConnected("the attempt failed: " + attempt.getCode(), attempt.getCode());
        default -> {
          if (System.nanoTime() - end > 0) {
            throw new NotConnected("nobody came back within " + longest, null);
          }
        }
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  /** The problem that was answered; empty if something else went wrong. */
  public static Optional<Problem> problemOf(ApiException exception) {
    String body = exception.getResponseBody();
    if (body == null || body.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(EnlaceClient.MAPPER.readValue(body, Problem.class))
          .filter(it -> it.getCode() != null);
    } catch (JacksonException notAProblem) {
      return Optional.empty();
    }
  }
}
