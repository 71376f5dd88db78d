package dev.enlace.adapter.in.rest.idempotency;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A request whose body has been read already, so that the client may go away. */
final class RepeatableRequest extends ServerHttpRequestDecorator {
  private final byte[] body;

  private RepeatableRequest(ServerHttpRequest request, byte[] body) {
    super(request);
    this.body = body;
  }

  /** Reads the body, whose length a filter limits. */
  static Mono<RepeatableRequest> read(ServerHttpRequest request) {
    return request
        .getBody()
        .collect(ByteArrayOutputStream::new, RepeatableRequest::append)
        .map(bytes -> new RepeatableRequest(request, bytes.toByteArray()));
  }

  @Override
  public Flux<DataBuffer> getBody() {
    return body.length == 0
        ? Flux.empty()
        : Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)));
  }

  /** Method and path, ids included. */
  String route() {
    return getMethod() + " " + getURI().getRawPath();
  }

  /** All that makes it the same request: method, path, query and body. */
  byte[] content() {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes((route() + "?" + getURI().getRawQuery()).getBytes(StandardCharsets.UTF_8));
    content.write('\n');
    content.writeBytes(body);
    return content.toByteArray();
  }

  private static void append(ByteArrayOutputStream bytes, DataBuffer buffer) {
    byte[] part = new byte[buffer.readableByteCount()];
    buffer.read(part);
    DataBufferUtils.release(buffer);
    bytes.writeBytes(part);
  }
}
