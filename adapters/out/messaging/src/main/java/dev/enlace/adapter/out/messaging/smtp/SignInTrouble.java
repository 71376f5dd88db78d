package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.application.failure.VerificationProblem;
import jakarta.mail.AuthenticationFailedException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Finds out what an exception of a sign-in means. */
final class SignInTrouble {
  private SignInTrouble() {}

  static VerificationProblem of(Exception error, SignIn signIn) {
    return ofCauses(error).orElseGet(() -> ofReply(error, signIn));
  }

  /** Trouble with the connection or its encryption; the order tells causes from consequences. */
  private static Optional<VerificationProblem> ofCauses(Exception error) {
    if (has(error, CertificateException.class)) {
      return Optional.of(VerificationProblem.BAD_CERTIFICATE);
    } else if (has(error, FrugalSocket.TooMuch.class)) {
      return Optional.of(VerificationProblem.UNEXPECTED_ANSWER);
    } else if (has(error, SocketTimeoutException.class)) {
      return Optional.of(VerificationProblem.TIMED_OUT);
    } else if (has(error, EOFException.class) || has(error, SocketException.class)) {
      return Optional.of(VerificationProblem.UNREACHABLE);
    } else if (has(error, SSLHandshakeException.class)) {
      return Optional.of(VerificationProblem.UNEXPECTED_ANSWER);
    } else if (has(error, SSLException.class)) {
      return Optional.of(VerificationProblem.TLS_REQUIRED);
    } else if (has(error, IOException.class)) {
      return Optional.of(VerificationProblem.UNREACHABLE);
    }
    return Optional.empty();
  }

  /** The server has replied, and its code says why (RFC 5321, 4.2.1; RFC 4954, 6). */
  private static VerificationProblem ofReply(Exception error, SignIn signIn) {
    int code = signIn.getLastReturnCode();
    if (code == -1) {
      return "[EOF]".equals(signIn.getLastServerResponse())
          ? VerificationProblem.UNREACHABLE
          : VerificationProblem.UNEXPECTED_ANSWER;
    } else if (error instanceof AuthenticationFailedException) {
      return ofRefusal(code);
    } else if (signIn.lacksEncryption()) {
      return VerificationProblem.TLS_REQUIRED;
    }
    return isForNow(code)
        ? VerificationProblem.RATE_LIMITED
        : VerificationProblem.UNEXPECTED_ANSWER;
  }

  /** After {@code EHLO} (250) no mechanism was offered that sends a password. */
  private static VerificationProblem ofRefusal(int code) {
    if (code == 250) {
      return VerificationProblem.AUTHENTICATION_NOT_OFFERED;
    }
    return isForNow(code) ? VerificationProblem.RATE_LIMITED : VerificationProblem.BAD_CREDENTIALS;
  }

  private static boolean isForNow(int code) {
    return code >= 400 && code < 500;
  }

  private static boolean has(Throwable error, Class<? extends Throwable> type) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
        .anyMatch(type::isInstance);
  }
}
