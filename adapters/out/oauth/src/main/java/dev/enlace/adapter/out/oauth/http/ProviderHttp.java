package dev.enlace.adapter.out.oauth.http;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.outbound.RetryAfter;
import dev.enlace.domain.provider.ProviderId;
import io.netty.channel.ChannelOption;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends calls to providers. No redirects, nothing sent twice, and a fresh connection each: a code
 * and a rotating refresh token are spent by the first byte that arrives, so a call must not fail on
 * a connection that the provider has closed meanwhile. Each provider has so many connections of its
 * own: one that hangs takes none from the others. Errors carry no cause, since causes name headers
 * and bodies.
 */
public final class ProviderHttp {
  /** However long the provider asks for. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Who waits too long is turned away by time. */
  private static final int UNLIMITED = -1;

  private static final int STEPS = 25;

  private final Map<ProviderId, WebClient> clients = new ConcurrentHashMap<>();
  private final HttpLimits limits;
  private final Clock clock;

  public ProviderHttp(HttpLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  private WebClient client(ProviderId provider) {
    ConnectionProvider connections =
        ConnectionProvider.builder("provider-" + provider)
            .maxConnections(limits.connections())
            .pendingAcquireMaxCount(UNLIMITED)
            .pendingAcquireTimeout(limits.answer())
            .evictionPredicate((connection, use) -> use.acquireCount() > 0)
            .build();
    HttpClient http =
        HttpClient.create(connections)
            .keepAlive(false)
            .disableRetry(true)
            .followRedirect(false)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) limits.connect().toMillis());
    return WebClient.builder()
        .clientConnector(new ReactorClientHttpConnector(http))
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(limits.largestAnswer()))
        .build();
  }

  /** Never empty; fails with {@code ProviderUnavailable} where no answer comes. */
  public Mono<ProviderAnswer> send(ProviderId provider, ProviderRequest request) {
    return clients
        .computeIfAbsent(provider, this::client)
        .method(request.method())
        .uri(request.url())
        .headers(headers -> request.headers().forEach(headers::set))
        .body(body(request.body()))
        .exchangeToMono(this::answer)
        .timeout(over(limits.answer()))
        .onErrorMap(ProviderHttp::expected, error -> failed(provider, error));
  }

  /**
   * In steps, each of which begins when the one before is over: time in which this process stood
   * still counts for one at most, and what has come meanwhile is read.
   */
  private static Mono<Void> over(Duration time) {
    return Mono.delay(time.dividedBy(STEPS)).repeat(STEPS - 1).then();
  }

  private Mono<ProviderAnswer> answer(ClientResponse response) {
    String retryAfter = response.headers().asHttpHeaders().getFirst("Retry-After");
    return response
        .bodyToMono(byte[].class)
        .defaultIfEmpty(new byte[0])
        .map(body ->
            new ProviderAnswer(
                response.statusCode().value(),
                RetryAfter.of(retryAfter, clock, LONGEST_WAIT),
                json(body)));
  }

  private static BodyInserter<?, ? super ClientHttpRequest> body(byte[] bytes) {
    return bytes.length == 0 ? BodyInserters.empty() : BodyInserters.fromValue(bytes);
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  private static boolean expected(Throwable error) {
    return error instanceof WebClientException
        || error instanceof DataBufferLimitException
        || error instanceof TimeoutException
        || error instanceof java.io.IOException;
  }

  private static Failed failed(ProviderId provider, Throwable error) {
    return new Failed(new Failure.ProviderUnavailable(provider, problem(error), null));
  }

  private static ProviderProblem problem(Throwable error) {
    Throwable cause =
        error instanceof WebClientRequestException && error.getCause() != null
            ? error.getCause()
            : error;
    return switch (cause) {
      case DataBufferLimitException _ -> ProviderProblem.UNEXPECTED_ANSWER;
      case TimeoutException _ -> ProviderProblem.TIMED_OUT;
      case ConnectException _ -> ProviderProblem.UNREACHABLE;
      case UnknownHostException _ -> ProviderProblem.UNREACHABLE;
      case SSLHandshakeException _ -> ProviderProblem.UNREACHABLE;
      default -> ProviderProblem.BROKEN_OFF;
    };
  }
}
