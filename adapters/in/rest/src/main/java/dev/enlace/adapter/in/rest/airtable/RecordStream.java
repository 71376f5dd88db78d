package dev.enlace.adapter.in.rest.airtable;

import dev.enlace.adapter.in.rest.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes records one by one while they come, in the shape of a page. Nothing is written before the
 * first is there, so that what goes wrong until then is still a problem document; what goes wrong
 * later breaks the answer off.
 */
final class RecordStream {
  private static final byte[] BEGINNING = "{\"records\":[".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEXT = ",".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NONE = "{\"records\":[]}".getBytes(StandardCharsets.UTF_8);

  private RecordStream() {}

  static Mono<Void> write(Flux<? extends Map<String, ?>> records, ServerHttpResponse response) {
    Flux<DataBuffer> written =
        records
            .index((place, record) ->
                joined(response, place == 0 ? BEGINNING : NEXT, StrictJson.bytes(record)))
            .switchOnFirst((first, all) ->
                first.hasValue()
                    ? all.concatWith(Mono.fromSupplier(() -> joined(response, END)))
                    : all.concatWith(Mono.fromSupplier(() -> joined(response, NONE))));
    return send(written, MediaType.APPLICATION_JSON, response);
  }

  static Mono<Void> send(Flux<DataBuffer> written, MediaType type, ServerHttpResponse response) {
    return Mono.defer(() -> {
      response.getHeaders().setContentType(type);
      return response.writeWith(written);
    });
  }

  private static DataBuffer joined(ServerHttpResponse response, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    DataBuffer buffer = response.bufferFactory().allocateBuffer(length);
    for (byte[] part : parts) {
      buffer.write(part);
    }
    return buffer;
  }
}
