package dev.enlace.toon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/** Objects of any shape, as the items of a list. */
final class SpooledList implements Spooled {
  private final Layout layout;
  private final Spool spool;
  private final Sink sink;
  private final Document items;
  private int count;

  SpooledList(Layout layout, Spool spool) {
    this.layout = layout;
    this.spool = spool;
    this.sink = new Sink(spool);
    this.items = new Document(sink, layout);
  }

  @Override
  public void add(Map<String, ?> object) throws IOException {
    sink.line(1);
    items.item(object, 1);
    sink.flush();
    count++;
  }

  @Override
  public Iterator<byte[]> document(String name) {
    return new Parts(name);
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }

  private byte[] header(String name) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    Sink line = new Sink(header);
    Texts.key(name, line);
    if (count == 0) {
      line.ascii(": []");
    } else {
      new Document(line, layout).header(count, false, null);
    }
    line.flush();
    return header.toByteArray();
  }

  /** The header, then block by block. */
  private final class Parts implements Iterator<byte[]> {
    private final String name;
    private int next = -1;

    Parts(String name) {
      this.name = name;
    }

    @Override
    public boolean hasNext() {
      return next < spool.blocks();
    }

    @Override
    public byte[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int part = next++;
      try {
        return part < 0 ? header(name) : spool.read(part);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
