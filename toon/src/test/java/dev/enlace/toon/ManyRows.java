package dev.enlace.toon;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A program that spools a hundred thousand records and counts the lines that come out. */
final class ManyRows {
  private ManyRows() {}

  public static void main(String... folder) throws Exception {
    long lines = 1;
    long bytes = 0;
    try (Spooled table =
        Spooled.table(Path.of(folder[0]), Layout.COMPACT, new SpoolRoom(1L << 30, 1L << 30))) {
      List<Map<String, Object>> records = AirtablePage.records(1_000);
      for (int i = 0; i < 100_000; i++) {
        table.add(FlatRecords.row(records.get(i % records.size())));
      }
      Iterator<byte[]> document = table.document("records");
      while (document.hasNext()) {
        byte[] part = document.next();
        bytes += part.length;
        for (byte each : part) {
          lines += each == '\n' ? 1 : 0;
        }
      }
    }
    System.out.println(lines + " lines, " + bytes + " bytes");
  }
}
