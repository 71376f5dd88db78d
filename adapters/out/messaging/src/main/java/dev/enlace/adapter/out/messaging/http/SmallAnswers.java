package dev.enlace.adapter.out.messaging.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Calls that are made once, follow no redirect and have small answers, by the JDK's own client: it
 * logs no URL unless told to.
 */
public final class SmallAnswers {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
  private static final long LARGEST = 64 * 1024;

  private final Duration patience;
  private final HttpClient client;

  /**
   * Calls.
   *
   * @param patience for a whole call
   */
  public SmallAnswers(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience.compareTo(LONGEST_CONNECT) < 0 ? patience : LONGEST_CONNECT)
            .build();
  }

  /**
   * What is answered, whatever that is. Fails as {@link HttpClient} does, with an {@code
   * IOException} too where the answer is larger than 64 KiB, and with a {@code TimeoutException}.
   */
  public Mono<HttpResponse<byte[]>> send(HttpRequest request) {
    return Mono.fromFuture(() ->
            client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST)))
        .timeout(patience);
  }
}
