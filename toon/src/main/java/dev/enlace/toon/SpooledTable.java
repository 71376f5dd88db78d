package dev.enlace.toon;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that come one by one, for a table whose length and columns, which TOON wants first, are
 * known only when the last of them is there. Each row is put away as it will be written; memory
 * holds the columns and one block. Work that waits for a disk: not for an event loop.
 */
public final class SpooledTable implements Closeable {
  private final Layout layout;
  private final Spool spool;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Cells cells;
  private int rows;

  SpooledTable(Layout layout, Spool spool) {
    this.layout = layout;
    this.spool = spool;
    this.cells = new Cells(layout);
  }

  /**
   * An empty one.
   *
   * @param folder for the file that holds what does not fit into memory
   * @param most how many bytes that file may have
   */
  public static SpooledTable in(Path folder, Layout layout, long most) {
    return new SpooledTable(layout, new Spool(TemporaryFile.in(folder), most));
  }

  /**
   * Adds a row of values that are no objects or arrays. A column begins with the first row that has
   * it, and is null in rows that do not.
   *
   * @throws SpoolFull where there is no room for it
   */
  public void add(Map<String, ?> row) throws IOException {
    if (row.isEmpty()) {
      throw new IllegalArgumentException("a row has a cell");
    }
    for (Map.Entry<String, ?> cell : row.entrySet()) {
      Integer known = columns.putIfAbsent(cell.getKey(), columns.size());
      cells.add(known == null ? columns.size() - 1 : known, cell.getValue());
    }
    cells.writeTo(spool);
    rows++;
  }

  /**
   * The document {@code {name: [rows]}} in parts of about 64 KiB, to be asked for when nothing more
   * is added. Trouble with the file comes as {@code UncheckedIOException}.
   */
  public Iterator<byte[]> document(String name) {
    List<String> names = new ArrayList<>(columns.keySet());
    return new SpooledDocument(spool, layout, name, names, rows);
  }

  /** The file is gone afterwards. */
  @Override
  public void close() throws IOException {
    spool.close();
  }
}
