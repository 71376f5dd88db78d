package dev.enlace.sdk;

import dev.enlace.sdk.client.ApiClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** Says who asks. The generated client would build an HTTP client of its own for each API. */
final class EnlaceClient extends ApiClient {
  static final ObjectMapper MAPPER = createDefaultObjectMapper();

  private final HttpClient http;

  EnlaceClient(
      String url, String apiKey, @Nullable String user, HttpClient http, Duration timeout) {
    super(HttpClient.newBuilder(), MAPPER, url.replaceAll("/+$", ""));
    this.http = http;
    setReadTimeout(timeout);
    setRequestInterceptor(request -> introduce(request, apiKey, user));
  }

  @Override
  public HttpClient getHttpClient() {
    return http;
  }

  private static void introduce(HttpRequest.Builder request, String apiKey, @Nullable String user) {
    request.setHeader("Authorization", "Bearer " + apiKey);
    if (user != null) {
      request.setHeader("Enlace-User", user);
    }
  }
}
