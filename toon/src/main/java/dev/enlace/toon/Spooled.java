package dev.enlace.toon;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;

/**
 * Objects that come one by one, for an array whose length, which TOON wants first, is known only
 * when the last of them is there. Each is put away as it will be written; memory holds one block.
 * Work that waits for a disk: not for an event loop.
 */
public interface Spooled extends Closeable {
  /**
   * An empty table, of rows that hold values and no objects or arrays.
   *
   * @param folder for the file that holds what does not fit into memory
   * @param room what that file may take
   */
  static Spooled table(Path folder, Layout layout, SpoolRoom room) {
    return new SpooledTable(layout, new Spool(TemporaryFile.in(folder), room));
  }

  /** An empty list, of any objects; the same otherwise. */
  static Spooled list(Path folder, Layout layout, SpoolRoom room) {
    return new SpooledList(layout, new Spool(TemporaryFile.in(folder), room));
  }

  /**
   * Adds one.
   *
   * @throws SpoolFull where there is no room for it
   */
  void add(Map<String, ?> object) throws IOException;

  /** Ends it in any case, also while another thread still adds something, which is then lost. */
  @Override
  void close() throws IOException;

  /**
   * The document {@code {name: [objects]}} in parts of about 64 KiB, to be asked for when nothing
   * more is added. Trouble with the file comes as {@code UncheckedIOException}.
   */
  Iterator<byte[]> document(String name);
}
