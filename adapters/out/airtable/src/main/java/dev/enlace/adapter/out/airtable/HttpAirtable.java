package dev.enlace.adapter.out.airtable;

import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.upstream.Airtable;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.outbound.RetryAfter;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.CodecException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Airtable over HTTP, on connections that are kept. No redirects, and nothing is sent twice: a
 * write may have been done whose answer was lost. Errors carry no cause, since causes name headers.
 */
public final class HttpAirtable implements Airtable {
  /** However long the provider asks for. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** Less than a turn's lease, so that no call outlives its turn. */
  private static final Duration ANSWER = Duration.ofSeconds(25);

  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** Airtable closes sooner or later; we close before. */
  private static final Duration IDLE = Duration.ofSeconds(20);

  /** Calls wait for turns, not for connections: these are for many bases at once. */
  private static final int CONNECTIONS = 500;

  private static final int UNLIMITED = -1;

  /** Who gets none in that time has sent nothing. */
  private static final Duration ACQUIRE = Duration.ofSeconds(2);

  private final WebClient client;
  private final Clock clock;
  private final AnswerBytes bytes = AnswerBytes.ofThisProcess();

  /** By that clock reads what Airtable says about times. */
  public HttpAirtable(Clock clock) {
    this.client = client();
    this.clock = clock;
  }

  private static WebClient client() {
    ConnectionProvider connections =
        ConnectionProvider.builder("airtable")
            .maxConnections(CONNECTIONS)
            .pendingAcquireMaxCount(UNLIMITED)
            .pendingAcquireTimeout(ACQUIRE)
            .maxIdleTime(IDLE)
            .build();
    HttpClient http =
        HttpClient.create(connections)
            .compress(true)
            .disableRetry(true)
            .followRedirect(false)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT.toMillis());
    return WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
  }

  @Override
  public Mono<Map<String, Object>> send(
      ProviderId provider, URI apiBase, Secret accessToken, AirtableCall call) {
    return Mono.defer(() -> request(apiBase, accessToken, call))
        .flatMap(request ->
            request.exchangeToMono(
                response -> answer(provider, response, accessToken, call.method().reads())))
        .timeout(ANSWER)
        .onErrorMap(
            HttpAirtable::isExpected, error -> Answers.unavailable(provider, problem(error), null));
  }

  private Mono<WebClient.RequestHeadersSpec<?>> request(
      URI apiBase, Secret token, AirtableCall call) {
    URI address = Address.of(apiBase, call);
    boolean tooLong = call.longForm() != null && address.toString().length() > Address.LONGEST;
    WebClient.RequestBodySpec request =
        client
            .method(HttpMethod.valueOf(tooLong ? "POST" : call.method().name()))
            .uri(tooLong ? Address.ofLongForm(apiBase, call) : address)
            .headers(headers -> headers.setBearerAuth(token.reveal()))
            .header("User-Agent", "Enlace")
            .accept(MediaType.APPLICATION_JSON);
    return Mono.just(
        tooLong || call.method().hasBody()
            ? request
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Answers.write(tooLong ? Address.inLongForm(call) : call.parameters()))
            : request);
  }

  private Mono<Map<String, Object>> answer(
      ProviderId provider, ClientResponse response, Secret token, boolean mayBeRefused) {
    int status = response.statusCode().value();
    Duration retryAfter =
        RetryAfter.of(
            response.headers().asHttpHeaders().getFirst("Retry-After"), clock, LONGEST_WAIT);
    return bytes.read(
        provider,
        response
            .bodyToFlux(DataBuffer.class)
            .onErrorMap(IllegalArgumentException.class, HttpAirtable::notHttp),
        mayBeRefused,
        body -> {
          if (status >= 200 && status < 300) {
            return Answers.read(provider, body);
          }
          throw Answers.trouble(provider, status, body, retryAfter, token);
        });
  }

  /** How Netty says that the size of a chunk makes no sense. */
  private static IOException notHttp(IllegalArgumentException nonsense) {
    return new IOException("the answer is not HTTP");
  }

  private static boolean isExpected(Throwable error) {
    return error instanceof WebClientException
        || error instanceof DataBufferLimitException
        || error instanceof TimeoutException
        || error instanceof CodecException
        || error instanceof IOException;
  }

  private static ProviderProblem problem(Throwable error) {
    Throwable cause =
        error instanceof WebClientException && error.getCause() != null ? error.getCause() : error;
    return switch (cause) {
      case DataBufferLimitException _, CodecException _ -> ProviderProblem.UNEXPECTED_ANSWER;
      // before anything is sent only a connection is waited for
      case TimeoutException _ when error instanceof WebClientRequestException ->
          ProviderProblem.UNREACHABLE;
      case TimeoutException _ -> ProviderProblem.TIMED_OUT;
      case ConnectException _ -> ProviderProblem.UNREACHABLE;
      case UnknownHostException _ -> ProviderProblem.UNREACHABLE;
      case SSLHandshakeException _ -> ProviderProblem.UNREACHABLE;
      default -> ProviderProblem.BROKEN_OFF;
    };
  }
}
