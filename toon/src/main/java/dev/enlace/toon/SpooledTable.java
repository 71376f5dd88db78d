package dev.enlace.toon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of values, as a table whose columns are known last as well; memory holds their names. */
final class SpooledTable implements Spooled {
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

  /** A column begins with the first row that has it, and is null in rows that do not. */
  @Override
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

  @Override
  public Iterator<byte[]> document(String name) {
    List<String> names = new ArrayList<>(columns.keySet());
    return new SpooledDocument(spool, layout, name, names, rows);
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
