package dev.enlace.toon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as TOON. A value is what JSON knows, as plain Java: {@code Map} with texts as keys,
 * {@code Collection}, {@code String}, {@code Number}, {@code Boolean} or null. Numbers are written
 * exactly; what is not a number or not finite is null. Half of a surrogate pair, which UTF-8 cannot
 * write, becomes U+FFFD.
 */
public interface ToonEncoder {
  /** Deepest nesting that is written: as deep as Jackson lets JSON be by default. */
  int MAX_DEPTH = 500;

  /** The encoder for that layout. */
  static ToonEncoder of(Layout layout) {
    return (value, out) -> {
      Sink sink = new Sink(out);
      new Document(sink, layout).write(value);
      sink.flush();
    };
  }

  /**
   * Writes a document, without a line's end at its end, a few KiB at a time. Takes time in
   * proportion to what it writes.
   *
   * @throws IllegalArgumentException for a value that is none of the above, or too deep
   * @throws IOException where {@code out} does
   */
  void write(@Nullable Object value, OutputStream out) throws IOException;

  /** The whole document, in UTF-8. */
  default byte[] bytes(@Nullable Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
