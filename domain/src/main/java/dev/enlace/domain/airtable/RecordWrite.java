package dev.enlace.domain.airtable;

import dev.enlace.domain.airtable.AirtableCall.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records to be written, of which Airtable takes ten at a time.
 *
 * @param records as Airtable takes them: objects, or ids where they are to be deleted
 * @param options what is said with each batch, such as {@code typecast}
 */
public record RecordWrite(
    Method method, TableRef table, List<Object> records, Map<String, Object> options) {
  /** What Airtable takes at a time. */
  public static final int BATCH = 10;

  public RecordWrite {
    records = List.copyOf(records);
    options = Map.copyOf(options);
    if (records.isEmpty() || method.reads()) {
      throw new IllegalArgumentException("a write writes some records");
    }
  }

  /** Ten at a time, in order. */
  public List<Batch> batches() {
    List<Batch> batches = new ArrayList<>();
    for (int first = 0; first < records.size(); first += BATCH) {
      List<Object> some = records.subList(first, Math.min(records.size(), first + BATCH));
      Map<String, Object> parameters = new LinkedHashMap<>(options);
      parameters.put("records", List.copyOf(some));
      batches.add(new Batch(first, some.size(), AirtableCall.write(method, table, parameters)));
    }
    return batches;
  }

  /** What it does, without what it says. */
  @Override
  public String toString() {
    return "RecordWrite[" + method + " " + records.size() + " of " + table.base() + "]";
  }

  /**
   * Some of them, which are written together or not at all.
   *
   * @param first the place of the first among all, from 0
   */
  public record Batch(int first, int count, AirtableCall call) {}
}
