package dev.enlace.adapter.in.rest.edge;

import dev.enlace.adapter.in.rest.problem.Refused;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/** A request whose body fails as soon as more was read than is allowed. */
final class LimitedRequest extends ServerHttpRequestDecorator {
  private final int most;

  LimitedRequest(ServerHttpRequest request, int most) {
    super(request);
    this.most = most;
  }

  @Override
  public Flux<DataBuffer> getBody() {
    return Flux.defer(() -> {
      AtomicLong read = new AtomicLong();
      return super.getBody().handle((buffer, sink) -> pass(buffer, sink, read));
    });
  }

  private void pass(DataBuffer buffer, SynchronousSink<DataBuffer> sink, AtomicLong read) {
    if (read.addAndGet(buffer.readableByteCount()) > most) {
      DataBufferUtils.release(buffer);
      sink.error(new Refused(BodyLimitFilter.TOO_LARGE));
    } else {
      sink.next(buffer);
    }
  }
}
