package dev.enlace.adapter.out.messaging.telegram;

import dev.enlace.adapter.out.messaging.http.SmallAnswers;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Calls Telegram's Bot API. It wants the token in the URL's path, and the reactive clients at hand
 * log URLs at DEBUG; the JDK's own client logs nothing unless told to, so it is the one used here.
 * Whoever calls must not pass its errors on as causes, since those may name the URL.
 */
public final class BotApi {
  /** Where the Bot API is. */
  public static final URI API = URI.create("https://api.telegram.org");

  private static final Pattern TOKEN = Pattern.compile("\\d{6,12}:[\\w-]{30,64}");

  private final URI api;
  private final SmallAnswers calls;

  /**
   * The API at that place.
   *
   * @param api without a slash at the end
   * @param patience for a whole call
   */
  public BotApi(URI api, Duration patience) {
    this.api = api;
    this.calls = new SmallAnswers(patience);
  }

  /**
   * What it answers, whatever that is. Fails with {@code VerificationFailed} where the token is
   * none, and as {@link HttpClient} does.
   *
   * @param json null: a call by GET
   */
  Mono<HttpResponse<byte[]>> call(Secret token, String method, byte @Nullable [] json) {
    if (!TOKEN.matcher(token.reveal()).matches()) {
      return Failed.with(TelegramTrouble.failure(VerificationProblem.BAD_CREDENTIALS));
    }
    return Mono.defer(() -> calls.send(request(token, method, json)));
  }

  private HttpRequest request(Secret token, String method, byte @Nullable [] json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api + "/bot" + token.reveal() + "/" + method))
            .header("Accept", "application/json");
    return json == null
        ? request.build()
        : request
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json))
            .build();
  }
}
