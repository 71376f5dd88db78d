package dev.enlace.adapter.out.messaging.telegram;

import dev.enlace.adapter.out.messaging.FormAnswers;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.port.out.connection.CredentialCheck;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import reactor.core.publisher.Mono;

/**
 * Asks {@code getMe}. The API wants the token in the URL's path, and the reactive clients at hand
 * log URLs at DEBUG; the JDK's own client logs nothing unless told to, so it is the one used here.
 * Errors carry no cause, since a cause may name the URL.
 *
 * @see <a href="https://core.telegram.org/bots/api#getme">Telegram Bot API</a>
 */
public final class TelegramCredentialCheck implements CredentialCheck {
  /** Where the Bot API is. */
  public static final URI API = URI.create("https://api.telegram.org");

  private static final String FIELD = "botToken";
  private static final Pattern TOKEN = Pattern.compile("\\d{6,12}:[\\w-]{30,64}");
  private static final long LARGEST_ANSWER = 64 * 1024;

  private final URI api;
  private final Duration patience;
  private final HttpClient client;

  /**
   * Asks the Bot API at another place than {@link #API}.
   *
   * @param api without a slash at the end
   * @param patience for the whole call
   */
  public TelegramCredentialCheck(URI api, Duration patience) {
    this.api = api;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  @Override
  public Mono<Passed> check(CredentialsEntry entry, FormValues values) {
    return Mono.fromCallable(() -> FormAnswers.required(FIELD, values.secret(FIELD)))
        .flatMap(this::ask);
  }

  private Mono<Passed> ask(Secret token) {
    if (!TOKEN.matcher(token.reveal()).matches()) {
      return Failed.with(TelegramTrouble.failure(VerificationProblem.BAD_CREDENTIALS));
    }
    return Mono.fromFuture(() -> client.sendAsync(getMe(token), firstBytes()))
        .timeout(patience)
        .onErrorMap(TelegramCredentialCheck::isExpected, TelegramCredentialCheck::failed)
        .flatMap(TelegramCredentialCheck::read);
  }

  private static BodyHandler<byte[]> firstBytes() {
    return BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER);
  }

  private HttpRequest getMe(Secret token) {
    return HttpRequest.newBuilder(URI.create(api + "/bot" + token.reveal() + "/getMe"))
        .header("Accept", "application/json")
        .timeout(patience)
        .build();
  }

  private static Mono<Passed> read(HttpResponse<byte[]> response) {
    return switch (response.statusCode()) {
      case 200 -> BotAnswer.read(response.body());
      case 401, 404 -> Failed.with(TelegramTrouble.failure(VerificationProblem.BAD_CREDENTIALS));
      case 429 -> Failed.with(TelegramTrouble.failure(VerificationProblem.RATE_LIMITED));
      default -> Failed.with(TelegramTrouble.failure(VerificationProblem.UNEXPECTED_ANSWER));
    };
  }

  private static boolean isExpected(Throwable error) {
    return error instanceof IOException || error instanceof TimeoutException;
  }

  private static Failed failed(Throwable error) {
    return new Failed(
        TelegramTrouble.failure(
            switch (error) {
              case HttpTimeoutException _ -> VerificationProblem.TIMED_OUT;
              case TimeoutException _ -> VerificationProblem.TIMED_OUT;
              case SSLHandshakeException _ -> VerificationProblem.BAD_CERTIFICATE;
              default -> VerificationProblem.UNREACHABLE;
            }));
  }
}
