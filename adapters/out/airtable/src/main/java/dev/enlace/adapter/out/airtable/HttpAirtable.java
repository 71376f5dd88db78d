package dev.enlace.adapter.out.airtable;

import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.upstream.Airtable;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
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
  /** Less than a turn's lease, so that no call outlives its turn. */
  private static final Duration ANSWER = Duration.ofSeconds(25);

  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** Airtable closes sooner or later; we close before. */
  private static final Duration IDLE = Duration.ofSeconds(20);

  /** A page of 100 records with long texts. */
  private static final int LARGEST_ANSWER = 16 * 1024 * 1024;

  private static final int CONNECTIONS = 64;
  private static final int UNLIMITED = -1;

  private final WebClient client;
  private final Clock clock;

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
            .pendingAcquireTimeout(ANSWER)
            .maxIdleTime(IDLE)
            .build();
    HttpClient http =
        HttpClient.create(connections)
            .compress(true)
            .disableRetry(true)
            .followRedirect(false)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT.toMillis());
    return WebClient.builder()
        .clientConnector(new ReactorClientHttpConnector(http))
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
        .build();
  }

  @Override
  public Mono<Map<String, Object>> send(
      ProviderId provider, URI apiBase, Secret accessToken, AirtableCall call) {
    return Mono.defer(() -> request(apiBase, accessToken, call))
        .flatMap(
            request -> request.exchangeToMono(response -> answer(provider, response, accessToken)))
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
                .bodyValue(Answers.write(call.parameters()))
            : request);
  }

  private Mono<Map<String, Object>> answer(
      ProviderId provider, ClientResponse response, Secret token) {
    int status = response.statusCode().value();
    Duration retryAfter =
        RetryAfter.of(response.headers().asHttpHeaders().getFirst("Retry-After"), clock);
    return response
        .bodyToMono(byte[].class)
        .defaultIfEmpty(new byte[0])
        .flatMap(body ->
            status >= 200 && status < 300
                ? Mono.fromSupplier(() -> Answers.read(provider, body))
                : Mono.error(() -> Answers.trouble(provider, status, body, retryAfter, token)));
  }

  private static boolean isExpected(Throwable error) {
    return error instanceof WebClientException
        || error instanceof DataBufferLimitException
        || error instanceof TimeoutException
        || error instanceof IOException;
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
