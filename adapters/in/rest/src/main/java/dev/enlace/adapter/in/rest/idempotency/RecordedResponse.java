package dev.enlace.adapter.in.rest.idempotency;

import java.io.ByteArrayOutputStream;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer that goes into memory instead of to a client. */
final class RecordedResponse extends AbstractServerHttpResponse {
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  RecordedResponse() {
    super(DefaultDataBufferFactory.sharedInstance);
  }

  byte[] body() {
    return body.toByteArray();
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // Spring's signature
  public <T> T getNativeResponse() {
    throw new IllegalStateException("nothing stands behind a recorded response");
  }

  @Override
  protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> content) {
    return Flux.from(content).doOnNext(this::take).then();
  }

  @Override
  protected Mono<Void> writeAndFlushWithInternal(
      Publisher<? extends Publisher<? extends DataBuffer>> content) {
    return Flux.from(content).concatMap(this::writeWithInternal).then();
  }

  @Override
  protected void applyStatusCode() {}

  @Override
  protected void applyHeaders() {}

  @Override
  protected void applyCookies() {}

  private void take(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    body.writeBytes(bytes);
  }
}
