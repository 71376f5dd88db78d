package dev.enlace.application.usecase.airtable;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.UpstreamRefused;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.upstream.CallsRefused;
import dev.enlace.application.port.out.upstream.TokenRefused;
import dev.enlace.domain.provider.ProviderId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A write was sent, and Airtable did not say what became of it: it may have been done. No {@link
 * Failed}, which would say that it was not. No stack trace, since it is no bug.
 */
final class Unanswered extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(Unanswered.class);
  private static final int REQUEST_TIMEOUT = 408;

  private final transient Failure failure;

  private Unanswered(Failure failure) {
    super(failure.toString(), null, false, false);
    this.failure = failure;
  }

  /** What was heard instead of an answer. */
  Failure failure() {
    return failure;
  }

  /** The trouble with a write that was sent, or this where it leaves open whether it was done. */
  static Throwable orNotDone(ProviderId provider, Throwable trouble) {
    return wasNotDone(trouble) ? trouble : of(provider, trouble);
  }

  /** Whatever the trouble, it may have been done. */
  static Unanswered of(ProviderId provider, Throwable trouble) {
    return switch (trouble) {
      case Unanswered already -> already;
      case Failed failed -> new Unanswered(failed.failure());
      default -> {
        LOG.error("What became of a write at {} is not known", provider, trouble);
        yield new Unanswered(
            new ProviderUnavailable(provider, ProviderProblem.UNEXPECTED_ANSWER, null));
      }
    };
  }

  /** Only where nothing was sent, or Airtable has said no. */
  private static boolean wasNotDone(Throwable trouble) {
    return switch (trouble) {
      case TokenRefused _, CallsRefused _ -> true;
      case Failed failed ->
          switch (failed.failure()) {
            case ProviderUnavailable away -> away.reason() == ProviderProblem.UNREACHABLE;
            case UpstreamRefused refused ->
                refused.status() < 500 && refused.status() != REQUEST_TIMEOUT;
            default -> false;
          };
      default -> false;
    };
  }
}
