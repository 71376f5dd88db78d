package dev.enlace.adapter.in.rest.format;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.AbstractSingleValueEncoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.util.MimeType;
import reactor.core.publisher.Flux;

/** Lets WebFlux write as TOON whatever it would write as JSON. */
final class ToonBodies extends AbstractSingleValueEncoder<Object> {
  private final ToonAnswers answers;

  ToonBodies(ToonAnswers answers) {
    super(Format.TOON.types().toArray(MimeType[]::new));
    this.answers = answers;
  }

  /** Never what WebFlux chooses by itself: only what {@link Formats} has chosen. */
  @Override
  public boolean canEncode(ResolvableType type, @Nullable MimeType asked) {
    Class<?> raw = type.toClass();
    boolean written =
        CharSequence.class.isAssignableFrom(raw)
            || DataBuffer.class.isAssignableFrom(raw)
            || raw == byte[].class;
    return asked != null && !written && super.canEncode(type, asked);
  }

  @Override
  protected Flux<DataBuffer> encode(
      Object value,
      DataBufferFactory buffers,
      ResolvableType type,
      @Nullable MimeType asked,
      @Nullable Map<String, Object> hints) {
    return Flux.defer(() -> Flux.just(buffers.wrap(answers.bytes(value))));
  }
}
