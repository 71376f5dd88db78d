package dev.enlace.bootstrap.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Somebody with a browser that keeps cookies; redirects are followed one by one, to be looked at.
 */
public final class Person {
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** Opens an address. */
  public Answer open(URI address) {
    return send(HttpRequest.newBuilder(address).GET());
  }

  /** Submits a form to an address. */
  public Answer submit(URI address, String form) {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", address.getScheme() + "://" + address.getRawAuthority())
            .POST(BodyPublishers.ofString(form)));
  }

  /** Allows at the sandbox's page; where the provider sends the person back to. */
  public URI allow(URI authUrl) {
    return decide(authUrl, "decision=allow");
  }

  /** Answers the sandbox's page; where the provider sends the person back to. */
  public URI decide(URI authUrl, String form) {
    return URI.create(submit(authUrl, form).header("Location").orElseThrow());
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          browser.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
