package dev.enlace.adapter.out.messaging.telegram;

import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.VerificationProblem;

/** Says in our own words what went wrong with Telegram. */
final class TelegramTrouble {
  private TelegramTrouble() {}

  static Failure failure(VerificationProblem problem) {
    return new Failure.VerificationFailed(problem, message(problem));
  }

  private static String message(VerificationProblem problem) {
    return switch (problem) {
      case BAD_CREDENTIALS -> "Telegram does not know this bot token.";
      case UNREACHABLE, ADDRESS_NOT_ALLOWED -> "Telegram cannot be reached.";
      case TIMED_OUT -> "Telegram did not answer in time.";
      case BAD_CERTIFICATE, TLS_REQUIRED -> "The connection to Telegram is not trustworthy.";
      case RATE_LIMITED -> "Telegram asks to try again later.";
      case SECRETS_UNREADABLE -> "The bot token that is kept cannot be read any more.";
      case AUTHENTICATION_NOT_OFFERED, UNEXPECTED_ANSWER ->
          "Telegram gave an answer that could not be understood.";
    };
  }
}
