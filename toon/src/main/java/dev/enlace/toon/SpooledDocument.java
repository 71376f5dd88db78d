package dev.enlace.toon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The second half of a spooled table: its document, from the rows that were put away. */
final class SpooledDocument implements Iterator<byte[]> {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final SpoolReader rows;
  private final Layout layout;
  private final ByteArrayOutputStream part = new ByteArrayOutputStream();
  private final Sink sink = new Sink(part);
  private final int[] starts;
  private final int[] lengths;
  private final String name;
  private final List<String> columns;
  private int left;
  private boolean begun;

  SpooledDocument(Spool spool, Layout layout, String name, List<String> columns, int rows) {
    this.rows = new SpoolReader(spool);
    this.layout = layout;
    this.name = name;
    this.columns = columns;
    this.starts = new int[columns.size()];
    this.lengths = new int[columns.size()];
    this.left = rows;
  }

  @Override
  public boolean hasNext() {
    return !begun || left > 0;
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    part.reset();
    try {
      if (!begun) {
        begun = true;
        begin();
      }
      while (left > 0 && part.size() < Spool.BLOCK) {
        row();
        left--;
      }
      sink.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return part.toByteArray();
  }

  private void begin() throws IOException {
    Texts.key(name, sink);
    if (left == 0) {
      sink.ascii(": []");
    } else {
      new Document(sink, layout).header(left, false, Fields.named(columns));
    }
  }

  private void row() throws IOException {
    byte[] bytes = rows.bytes(rows.number());
    ByteBuffer cells = ByteBuffer.wrap(bytes);
    Arrays.fill(starts, -1);
    while (cells.hasRemaining()) {
      int column = cells.getInt();
      lengths[column] = cells.getInt();
      starts[column] = cells.position();
      cells.position(cells.position() + lengths[column]);
    }
    sink.line(1);
    for (int i = 0; i < starts.length; i++) {
      if (i > 0) {
        sink.put(layout.delimiter());
      }
      if (starts[i] < 0) {
        sink.bytes(NULL, 0, NULL.length);
      } else {
        sink.bytes(bytes, starts[i], lengths[i]);
      }
    }
  }
}
