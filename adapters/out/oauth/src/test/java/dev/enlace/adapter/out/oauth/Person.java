package dev.enlace.adapter.out.oauth;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody with a browser, who answers the consent page. */
public final class Person {
  private Person() {}

  /** What the provider sends back with the person who allows everything. */
  public static Map<String, String> allows(URI authUrl) {
    return answers(authUrl, "decision=allow");
  }

  public static Map<String, String> answers(URI authUrl, String form) {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          browser.send(
              HttpRequest.newBuilder(authUrl)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(form))
                  .build(),
              BodyHandlers.ofString());
      String location =
          answer
              .headers()
              .firstValue("Location")
              .orElseThrow(() ->
                  new AssertionError(answer.statusCode() + " without a redirect: " + text(answer)));
      return parameters(URI.create(location).getRawQuery());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String text(HttpResponse<String> answer) {
    return answer.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }
}
