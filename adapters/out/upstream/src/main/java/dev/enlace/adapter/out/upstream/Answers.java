package dev.enlace.adapter.out.upstream;

import dev.enlace.application.passing.Content;
import dev.enlace.application.passing.PassedAnswer;
import dev.enlace.application.port.out.upstream.Upstream.Answered;
import dev.enlace.domain.outbound.RetryAfter;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.proxy.ProxyMethod;
import dev.enlace.domain.proxy.Header;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.netty.Connection;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.client.HttpClient.ResponseReceiver;
import reactor.netty.http.client.HttpClientResponse;

/** Reads answers as they are asked for, and gives their connections up where nobody does. */
final class Answers {
  private static final int FIRST_STATUS = 200;
  private static final int LAST_STATUS = 599;

  private final ProviderId provider;
  private final ProxyMethod method;
  private final TokenMask mask;
  private final UpstreamLimits limits;
  private final Clock clock;

  Answers(
      ProviderId provider, ProxyMethod method, TokenMask mask, UpstreamLimits limits, Clock clock) {
    this.provider = provider;
    this.method = method;
    this.mask = mask;
    this.limits = limits;
    this.clock = clock;
  }

  Mono<Answered> of(ResponseReceiver<?> request) {
    return Mono.defer(() -> {
      AtomicReference<Unread> unread = new AtomicReference<>();
      AtomicBoolean gone = new AtomicBoolean();
      return request
          .responseConnection((response, connection) -> {
            Unread body = new Unread(connection);
            unread.set(body);
            if (gone.get()) {
              body.close();
            }
            return Mono.fromCallable(() -> answer(response, body)).doOnError(_ -> body.close());
          })
          .next()
          .doOnCancel(() -> {
            gone.set(true);
            Unread body = unread.get();
            if (body != null) {
              body.close();
            }
          });
    });
  }

  private Answered answer(HttpClientResponse response, Unread body) throws IOException {
    int status = response.status().code();
    if (status < FIRST_STATUS || status > LAST_STATUS) {
      throw new Trouble.NoAnswer();
    }
    List<Header> headers =
        response.responseHeaders().entries().stream()
            .filter(header -> !mask.isIn(header.getValue()))
            .map(header -> new Header(header.getKey(), header.getValue()))
            .toList();
    Long length = length(response);
    if (length != null && length > limits.largestAnswer() && method != ProxyMethod.HEAD) {
      throw new Trouble.TooLarge();
    }
    PassedAnswer answer =
        new PassedAnswer(status, headers, new Content(length, bytes(body)), body::close);
    String retryAfter = response.responseHeaders().get(HttpHeaderNames.RETRY_AFTER);
    return new Answered(answer, RetryAfter.of(retryAfter, clock));
  }

  private Flux<ByteBuffer> bytes(Unread body) {
    return inTime(mask.over(limited(body.read()))).onErrorMap(error -> Trouble.of(provider, error));
  }

  /** By a value and not by an error of the other's: that would leave the source running. */
  private Flux<ByteBuffer> inTime(Flux<ByteBuffer> pieces) {
    return Flux.defer(() -> {
      AtomicBoolean late = new AtomicBoolean();
      return pieces
          .takeUntilOther(Mono.delay(limits.total()).doOnNext(_ -> late.set(true)))
          // closing it may be heard first
          .onErrorMap(_ -> late.get(), _ -> new TimeoutException("total"))
          .concatWith(
              Mono.defer(
                  () -> late.get() ? Mono.error(new TimeoutException("total")) : Mono.empty()));
    });
  }

  private Flux<byte[]> limited(Flux<byte[]> pieces) {
    return Flux.defer(() -> {
      AtomicLong read = new AtomicLong();
      return pieces.handle((piece, sink) -> pass(piece, sink, read));
    });
  }

  private void pass(byte[] piece, SynchronousSink<byte[]> sink, AtomicLong read) {
    if (read.addAndGet(piece.length) > limits.largestAnswer()) {
      sink.error(new Trouble.TooLarge());
    } else {
      sink.next(piece);
    }
  }

  private static @Nullable Long length(HttpClientResponse response) {
    String text = response.responseHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
    return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }

  /**
   * A body, read or not.
   *
   * @param connection for as long as the answer is not all there; after that it is another call's
   */
  private record Unread(Connection connection) {
    Flux<byte[]> read() {
      return Flux.defer(() -> connection.inbound().receive().asByteArray().doOnCancel(this::close));
    }

    /** With a part of the body in it, the connection is of no use to anybody else. */
    void close() {
      Channel channel = connection.channel();
      if (channel.isRegistered()) {
        channel.eventLoop().execute(() -> close(channel));
      }
    }

    private void close(Channel channel) {
      if (connection.equals(ChannelOperations.get(channel))) {
        ChannelFuture _ = channel.close();
      }
    }
  }
}
