package dev.enlace.adapter.out.webhook;

import dev.enlace.application.port.out.event.EventDelivery.DeliveryProblem;
import dev.enlace.application.port.out.event.EventDelivery.Outcome;
import dev.enlace.domain.outbound.RetryAfter;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.HttpClientResponse;

/** What an answer means, or its absence. Of an answer only the status counts. */
final class Answers {
  private static final int GONE = 410;

  private Answers() {}

  static Outcome of(HttpClientResponse response, Clock clock) {
    int status = response.status().code();
    return status / 100 == 2
        ? new Outcome.Accepted(status)
        : new Outcome.Refused(
            status,
            problem(status),
            RetryAfter.of(response.responseHeaders().get("Retry-After"), clock));
  }

  /** Null where the error is a bug of ours. */
  static @Nullable DeliveryProblem problem(Throwable error) {
    return switch (error) {
      case ConnectTimeoutException _, TimeoutException _, ReadTimeoutException _ ->
          DeliveryProblem.TIMED_OUT;
      case SSLException _ -> DeliveryProblem.TLS_FAILED;
      case DecoderException e when e.getCause() instanceof SSLException ->
          DeliveryProblem.TLS_FAILED;
      case IOException _, DecoderException _, AbortedException _ -> DeliveryProblem.UNREACHABLE;
      default -> null;
    };
  }

  private static DeliveryProblem problem(int status) {
    return switch (status / 100) {
      case 3 -> DeliveryProblem.REDIRECTED;
      case 4 -> status == GONE ? DeliveryProblem.GONE : DeliveryProblem.REJECTED;
      default -> DeliveryProblem.SERVER_ERROR;
    };
  }
}
