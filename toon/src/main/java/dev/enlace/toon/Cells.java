package dev.enlace.toon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is put away: the length of the rest, then for each cell its column, its length and
 * its text, each number in four bytes.
 */
final class Cells {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final ByteArrayOutputStream row = new ByteArrayOutputStream();
  private final Sink sink = new Sink(text);
  private final Document document;

  Cells(Layout layout) {
    this.document = new Document(sink, layout);
  }

  void add(int column, @Nullable Object value) throws IOException {
    text.reset();
    document.primitive(value);
    sink.flush();
    row.writeBytes(number(column));
    row.writeBytes(number(text.size()));
    text.writeTo(row);
  }

  /** Writes what was added, and forgets it. */
  void writeTo(OutputStream out) throws IOException {
    out.write(number(row.size()));
    row.writeTo(out);
    row.reset();
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }
}
