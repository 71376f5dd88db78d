package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.provider.ProviderId;

/** What it means for a message that its server does not let us in: nothing has left. */
final class Unreached {
  private Unreached() {}

  /** What is over by itself is told as that; the rest somebody has to put right. */
  static Failed failed(SmtpProblem problem, ProviderId provider) {
    return switch (problem.problem()) {
      case UNREACHABLE -> unavailable(provider, ProviderProblem.UNREACHABLE);
      case TIMED_OUT -> unavailable(provider, ProviderProblem.TIMED_OUT);
      case RATE_LIMITED -> unavailable(provider, ProviderProblem.OVERLOADED);
      case UNEXPECTED_ANSWER -> unavailable(provider, ProviderProblem.UNEXPECTED_ANSWER);
      case BAD_CREDENTIALS,
          ADDRESS_NOT_ALLOWED,
          TLS_REQUIRED,
          BAD_CERTIFICATE,
          AUTHENTICATION_NOT_OFFERED,
          SECRETS_UNREADABLE ->
          problem.failed();
    };
  }

  private static Failed unavailable(ProviderId provider, ProviderProblem problem) {
    return new Failed(new ProviderUnavailable(provider, problem, null));
  }
}
