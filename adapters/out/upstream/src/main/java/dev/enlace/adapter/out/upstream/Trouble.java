package dev.enlace.adapter.out.upstream;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.provider.ProviderId;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.TimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import reactor.netty.channel.AbortedException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** How a provider failed. Without a cause, since causes name headers. */
final class Trouble {
  private Trouble() {}

  /** The failure; anything else than a provider's trouble as it is. */
  static Throwable of(ProviderId provider, Throwable error) {
    return problem(error)
        .<Throwable>map(problem -> new Failed(new ProviderUnavailable(provider, problem, null)))
        .orElse(error);
  }

  private static Optional<ProviderProblem> problem(Throwable error) {
    return Optional.ofNullable(
        switch (error) {
          case TooLarge _, NoAnswer _ -> ProviderProblem.UNEXPECTED_ANSWER;
          case PoolAcquirePendingLimitException _, PoolAcquireTimeoutException _ ->
              ProviderProblem.OVERLOADED;
          case java.util.concurrent.TimeoutException _, TimeoutException _ ->
              ProviderProblem.TIMED_OUT;
          case ConnectException _ -> ProviderProblem.UNREACHABLE;
          case SSLException _ -> ProviderProblem.UNREACHABLE;
          case DecoderException e when e.getCause() instanceof SSLException ->
              ProviderProblem.UNREACHABLE;
          case DecoderException _ -> ProviderProblem.UNEXPECTED_ANSWER;
          case IOException _, AbortedException _ -> ProviderProblem.BROKEN_OFF;
          default -> null;
        });
  }

  /** With a status that is none. */
  static final class NoAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    NoAnswer() {
      super("the status of the answer is none");
    }
  }

  /** More than anybody is let have. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("the answer is too large");
    }
  }
}
