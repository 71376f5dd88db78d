package dev.enlace.sdk;

import java.io.Closeable;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Sends a request again where {@link Patience} says so. Every POST gets an {@code Idempotency-Key}
 * if it has none, the same for all its attempts, so that it has its effect once.
 */
final class PatientHttpClient extends HttpClient {
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final HttpClient client;
  private final Patience patience;

  PatientHttpClient(HttpClient client, Patience patience) {
    this.client = client;
    this.patience = patience;
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    HttpRequest same = repeatable(request);
    int attempt = 1;
    while (true) {
      HttpResponse<T> response = client.send(same, handler);
      Optional<Duration> wait =
          patience.afterAttempt(attempt, response.statusCode(), response.headers());
      if (wait.isEmpty()) {
        return response;
      }
      if (response.body() instanceof Closeable body) {
        body.close();
      }
      Thread.sleep(wait.get().toMillis());
      attempt++;
    }
  }

  private static HttpRequest repeatable(HttpRequest request) {
    boolean hasKey = request.headers().firstValue(IDEMPOTENCY_KEY).isPresent();
    return hasKey || !request.method().equals("POST")
        ? request
        : HttpRequest.newBuilder(request, (name, value) -> true)
            .header(IDEMPOTENCY_KEY, UUID.randomUUID().toString())
            .build();
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    return client.sendAsync(repeatable(request), handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushPromiseHandler) {
    return client.sendAsync(repeatable(request), handler, pushPromiseHandler);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client.authenticator();
  }

  @Override
  public Version version() {
    return client.version();
  }

  @Override
  public Optional<Executor> executor() {
    return client.executor();
  }
}
