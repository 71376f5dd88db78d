package dev.enlace.bench.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Single requests, for whatever is not measured. */
public final class Web {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final JsonMapper JSON = new JsonMapper();

  private Web() {}

  /** Asks, and takes any answer. */
  public static HttpResponse<String> get(URI address, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send(request(address, headers).GET().build());
  }

  /** Asks for JSON, and takes only that. */
  public static JsonNode json(URI address, Map<String, String> headers)
      throws IOException, InterruptedException {
    return JSON.readTree(good(get(address, headers)).body());
  }

  /** Sends JSON and takes a good answer. */
  public static JsonNode post(URI address, Map<String, String> headers, Object body)
      throws IOException, InterruptedException {
    return JSON.readTree(good(send(json(address, headers, body))).body());
  }

  /** Sends JSON and takes a good answer, whatever stands in it. */
  public static void command(URI address, Map<String, String> headers, Object body)
      throws IOException, InterruptedException {
    good(send(json(address, headers, body)));
  }

  /** Submits a form and takes any answer. */
  public static HttpResponse<String> submit(URI address, Map<String, String> headers, String form)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(address, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return send(request);
  }

  /** Parses an answer. */
  public static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(good(answer).body());
  }

  /** A port of loopback that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static HttpRequest json(URI address, Map<String, String> headers, Object body) {
    return request(address, headers)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
        .build();
  }

  private static HttpRequest.Builder request(URI address, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
    headers.forEach(request::header);
    return request;
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private static HttpResponse<String> good(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          answer.request().method()
              + " "
              + answer.uri().getPath()
              + " answered "
              + answer.statusCode()
              + ": "
              + answer.body());
    }
    return answer;
  }
}
