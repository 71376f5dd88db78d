package dev.enlace.bootstrap.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the REST API, with an API key and perhaps a user that it acts for. */
public final class Api {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private static final JsonMapper MAPPER = new JsonMapper();

  private final URI url;
  private final Map<String, String> headers;

  private Api(URI url, Map<String, String> headers) {
    this.url = url;
    this.headers = headers;
  }

  /** A caller with that key. */
  public static Api of(URI url, String key) {
    return new Api(url, Map.of("Authorization", "Bearer " + key));
  }

  /** Somebody without a key. */
  public static Api anonymous(URI url) {
    return new Api(url, Map.of());
  }

  /**
   * What is answered in the end by an instance that asks to come back, as one does which has just
   * started on a busy machine. To arrange something; whoever tests what is answered asks once.
   */
  public static Answer patiently(Supplier<Answer> question) {
    Answer answer = question.get();
    for (int i = 0; answer.isBusy() && i < 10; i++) {
      Pause.of(Duration.ofSeconds(1));
      answer = question.get();
    }
    return answer;
  }

  /** The same key acting for a user. */
  public Api as(String subject) {
    return with("Enlace-User", subject);
  }

  /** The same caller by a session of the panel, which begins now. */
  public Api inPanel() {
    return anonymous(url).signIn(this);
  }

  /** The same browser by a session of the panel which begins now, with that caller's key. */
  public Api signIn(Api caller) {
    String key = caller.headers.getOrDefault("Authorization", "").replace("Bearer ", "");
    Api page = with("Origin", url.getScheme() + "://" + url.getRawAuthority());
    Answer answer = page.post("/panel/session", Map.of("apiKey", key));
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.text());
    }
    String cookie = answer.header("Set-Cookie").orElseThrow();
    return page.with("Cookie", cookie.substring(0, cookie.indexOf(';')))
        .with("Enlace-Session", "panel")
        .with("Enlace-Csrf-Token", answer.text("/csrfToken"));
  }

  /** A person who has opened a connect link that the caller makes now, for anything. */
  public Api byLink(String successUrl) {
    return opened(post("/connect-sessions", Map.of("successUrl", successUrl)));
  }

  /** A person who has opened that connect link. */
  public Api opened(Answer made) {
    if (made.status() != 201) {
      throw new IllegalStateException(made.text());
    }
    Api page = anonymous(url).with("Origin", url.getScheme() + "://" + url.getRawAuthority());
    Answer answer = page.send("POST", URI.create(made.text("/url")).getRawPath(), null);
    String cookie = answer.header("Set-Cookie").orElseThrow();
    Api person =
        page.with("Cookie", cookie.substring(0, cookie.indexOf(';')))
            .with("Enlace-Session", "connect");
    return person.with("Enlace-Csrf-Token", person.get("/connect/session").text("/csrfToken"));
  }

  /** The same caller with one more header. */
  public Api with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Api(url, more);
  }

  /** What the caller sends in that header; empty: nothing. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The same caller at another instance. */
  public Api at(URI other) {
    return new Api(other, headers);
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  public Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  public Answer put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Answer patch(String path, Object body) {
    return send("PATCH", path, body);
  }

  /** Sends a body as it is where it is a text, else as JSON; null sends none. */
  public Answer send(String method, String path, @Nullable Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(60));
    headers.forEach(request::header);
    if (body != null && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    String text =
        body == null || body instanceof String ? (String) body : MAPPER.writeValueAsString(body);
    request.method(method, text == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The id of a catalogue entry. */
  public String entry(String slug) {
    return patiently(() -> get("/connections/available/" + slug)).text("/id");
  }

  /** Starts a walk to the provider of an entry. */
  public Answer start(String slug) {
    return post("/connections/oauth/start", Map.of("availableConnectionId", entry(slug)));
  }
}
