package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.VerificationProblem;

/** Why a mail server does not accept an account; without a cause, which may name what was sent. */
final class SmtpProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final VerificationProblem problem;

  SmtpProblem(VerificationProblem problem) {
    super(message(problem), null, false, false);
    this.problem = problem;
  }

  VerificationProblem problem() {
    return problem;
  }

  Failed failed() {
    return new Failed(new Failure.VerificationFailed(problem, message(problem)));
  }

  private static String message(VerificationProblem problem) {
    return switch (problem) {
      case BAD_CREDENTIALS -> "The mail server refused the user name or the password.";
      case ADDRESS_NOT_ALLOWED -> "The mail server's name has no public address.";
      case UNREACHABLE -> "The mail server cannot be found, or not be reached at this port.";
      case TIMED_OUT ->
          "The mail server did not answer in time. Is it the right port for this encryption?";
      case TLS_REQUIRED -> "The mail server offers no encryption, so no password was sent.";
      case BAD_CERTIFICATE -> "The mail server's certificate is not trusted or not its own.";
      case AUTHENTICATION_NOT_OFFERED ->
          "The mail server does not ask for a password at this port, so it proves nothing.";
      case RATE_LIMITED -> "The mail server asks to try again later.";
      case SECRETS_UNREADABLE -> "The password that is kept cannot be read any more.";
      case UNEXPECTED_ANSWER -> "What answers at this port does not behave like a mail server.";
    };
  }
}
