package dev.enlace.adapter.in.rest.proxy;

import dev.enlace.adapter.in.rest.edge.StreamedRoute;
import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.adapter.in.rest.wire.ProblemCode;
import dev.enlace.application.passing.Content;
import dev.enlace.application.passing.SenderGone;
import dev.enlace.application.port.in.proxy.PassOnCall.Call;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.proxy.Header;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/** Reads a call off a request: all of it but its body, which is read as it is sent on. */
final class ReceivedCall {
  private static final Refusal TOO_LARGE =
      Refusal.of(HttpStatus.CONTENT_TOO_LARGE, ProblemCode.PAYLOAD_TOO_LARGE);
  private static final Refusal WEBSOCKET =
      Refusal.invalid(
          List.of(new Violation(HttpHeaders.UPGRADE, "format", Texts.all("rule.format"))));

  private final long largestBody;

  ReceivedCall(long largestBody) {
    this.largestBody = largestBody;
  }

  /**
   * The call.
   *
   * @throws Refused where it is too large, or asks for another protocol
   */
  Call of(ServerHttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    if (headers.getOrEmpty(HttpHeaders.UPGRADE).stream().anyMatch(ReceivedCall::isWebSocket)) {
      throw new Refused(WEBSOCKET);
    }
    if (headers.getContentLength() > largestBody) {
      throw new Refused(TOO_LARGE);
    }
    return new Call(
        request.getMethod().name(),
        StreamedRoute.below(request.getURI()),
        request.getURI().getRawQuery(),
        lines(headers),
        content(request));
  }

  private static boolean isWebSocket(String protocol) {
    return protocol.toLowerCase(Locale.ROOT).contains("websocket");
  }

  private static List<Header> lines(HttpHeaders headers) {
    List<Header> lines = new ArrayList<>();
    headers.forEach((name, values) -> values.forEach(value -> lines.add(new Header(name, value))));
    return lines;
  }

  /** What says neither how long it is nor that it comes in pieces has no body (RFC 9112, 6.3). */
  private @Nullable Content content(ServerHttpRequest request) {
    long length = request.getHeaders().getContentLength();
    boolean pieces = request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
    if (length > 0 && !pieces) {
      return new Content(length, bytes(request));
    }
    return pieces ? new Content(null, bytes(request)) : null;
  }

  private Flux<ByteBuffer> bytes(ServerHttpRequest request) {
    return Flux.defer(() -> {
      AtomicLong read = new AtomicLong();
      return request
          .getBody()
          .onErrorMap(ReceivedCall::isOfTheSender, _ -> new SenderGone())
          .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
          .handle((buffer, sink) -> pass(taken(buffer), sink, read));
    });
  }

  private static boolean isOfTheSender(Throwable trouble) {
    return trouble instanceof IOException
        || DisconnectedClientHelper.isClientDisconnectedException(trouble);
  }

  private void pass(ByteBuffer piece, SynchronousSink<ByteBuffer> sink, AtomicLong read) {
    if (read.addAndGet(piece.remaining()) > largestBody) {
      sink.error(new Refused(TOO_LARGE));
    } else {
      sink.next(piece);
    }
  }

  private static ByteBuffer taken(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return ByteBuffer.wrap(bytes);
  }
}
