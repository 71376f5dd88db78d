package dev.enlace.adapter.out.webhook;

import dev.enlace.application.port.out.event.EventDelivery.Outcome;
import dev.enlace.domain.event.WebhookUrl;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * One request over one connection to one address. The address carries the host's name, for SNI and
 * the certificate, and is not resolved again.
 */
final class WebhookHttp {
  private static final int MOST_OF_BODY = 64 * 1024;

  private final HttpClient plain;
  private final HttpClient encrypted;
  private final WebhookTimeouts timeouts;
  private final Clock clock;

  /**
   * By those limits.
   *
   * @param trust null: the JVM's authorities
   */
  WebhookHttp(WebhookTimeouts timeouts, @Nullable SslContext trust, Clock clock) {
    this.timeouts = timeouts;
    this.clock = clock;
    this.plain =
        HttpClient.create(ConnectionProvider.newConnection())
            .disableRetry(true)
            .followRedirect(false)
            .doOnConnected(to -> to.addHandlerLast(new InterimAnswers()))
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeouts.connect().toMillis());
    this.encrypted = trust == null ? plain.secure() : plain.secure(ssl -> ssl.sslContext(trust));
  }

  Mono<Outcome> post(SignedEvent event, WebhookUrl url, InetAddress address) {
    byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
    return (url.isEncrypted() ? encrypted : plain)
        .remoteAddress(() -> new InetSocketAddress(address, url.port()))
        .headers(headers -> fill(headers, event, url, body.length))
        .post()
        .uri(target(url.value()))
        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
        .response((response, content) ->
            drained(content).then(Mono.fromSupplier(() -> Answers.of(response, clock))))
        .single()
        .onErrorMap(IllegalArgumentException.class, WebhookHttp::notHttp);
  }

  /** So that a receiver may finish writing; what it writes is nobody's business. */
  private Mono<Void> drained(ByteBufFlux content) {
    return content
        .map(ByteBuf::readableBytes)
        .scan(0, Integer::sum)
        .takeUntil(read -> read > MOST_OF_BODY)
        .take(timeouts.body())
        .onErrorComplete()
        .then();
  }

  /** How Netty says that an answer's first line or headers make no sense. */
  private static IOException notHttp(IllegalArgumentException nonsense) {
    return new IOException("the answer is not HTTP");
  }

  private static void fill(HttpHeaders headers, SignedEvent event, WebhookUrl url, int length) {
    headers.set(HttpHeaderNames.HOST, url.value().getRawAuthority());
    headers.set(HttpHeaderNames.USER_AGENT, "Enlace");
    headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    headers.set(HttpHeaderNames.CONTENT_LENGTH, length);
    headers.set("webhook-id", event.id().toString());
    headers.set("webhook-timestamp", Long.toString(event.timestamp()));
    headers.set("webhook-signature", event.signature());
  }

  private static String target(URI url) {
    String path = url.getRawPath();
    String query = url.getRawQuery();
    return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }
}
