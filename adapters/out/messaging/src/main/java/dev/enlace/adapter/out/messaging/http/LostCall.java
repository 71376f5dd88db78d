package dev.enlace.adapter.out.messaging.http;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.provider.ProviderId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** A call that nothing came back from. */
public final class LostCall {
  private LostCall() {}

  /** Whether that is what an error of the JDK's client means. */
  public static boolean isOne(Throwable error) {
    return error instanceof IOException || error instanceof TimeoutException;
  }

  /** That it was not made, as far as that is certain; else that nobody knows. */
  public static Failed failed(Throwable error, ProviderId provider) {
    return switch (error) {
      case HttpConnectTimeoutException _ -> notMade(provider, ProviderProblem.TIMED_OUT);
      case ConnectException _ -> notMade(provider, ProviderProblem.UNREACHABLE);
      case SSLHandshakeException _ -> notMade(provider, ProviderProblem.UNREACHABLE);
      default -> unknown();
    };
  }

  /** Of a message. */
  public static Failed unknown() {
    return new Failed(new OutcomeUnknown("message"));
  }

  private static Failed notMade(ProviderId provider, ProviderProblem problem) {
    return new Failed(new ProviderUnavailable(provider, problem, null));
  }
}
