package dev.enlace.adapter.out.messaging.telegram;

import dev.enlace.adapter.out.messaging.FormAnswers;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.port.out.connection.CredentialCheck;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.form.FormValues;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import reactor.core.publisher.Mono;

/**
 * Asks {@code getMe}.
 *
 * @see <a href="https://core.telegram.org/bots/api#getme">Telegram Bot API</a>
 */
public final class TelegramCredentialCheck implements CredentialCheck {
  private static final String FIELD = "botToken";

  private final BotApi api;

  /** By that client. */
  public TelegramCredentialCheck(BotApi api) {
    this.api = api;
  }

  @Override
  public Mono<Passed> check(CredentialsEntry entry, FormValues values) {
    return Mono.fromCallable(() -> FormAnswers.required(FIELD, values.secret(FIELD)))
        .flatMap(token -> api.call(token, "getMe", null))
        .onErrorMap(TelegramCredentialCheck::isExpected, TelegramCredentialCheck::failed)
        .flatMap(TelegramCredentialCheck::read);
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
