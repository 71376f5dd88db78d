package dev.enlace.toon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Airtable's records as rows: {@code {id, createdTime, fields: {...}}} becomes {@code id,
 * createdTime, ...}, so that a page of them is one table. The rules are those of {@code
 * docs/toon.md}; none of them looks at other records, so that a column is called the same on every
 * page.
 */
public final class FlatRecords {
  private static final String FIELDS = "fields";
  private static final String PREFIX = "fields.";

  /** What Airtable itself says of a record, beside its fields. */
  private static final Set<String> OF_THE_RECORD = Set.of("id", "createdTime", "commentCount");

  private FlatRecords() {}

  /** One record as one row, without the fields that it does not have. */
  public static Map<String, @Nullable Object> row(Map<String, ?> entry) {
    Map<?, ?> fields = entry.get(FIELDS) instanceof Map<?, ?> found ? found : Map.of();
    Map<String, @Nullable Object> row =
        LinkedHashMap.newLinkedHashMap(entry.size() + fields.size());
    for (Map.Entry<String, ?> own : entry.entrySet()) {
      if (!own.getKey().equals(FIELDS)) {
        row.put(own.getKey(), FlatCells.of(own.getValue()));
      }
    }
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      row.put(column(Kinds.key(field.getKey())), FlatCells.of(field.getValue()));
    }
    return row;
  }

  /** All records as rows with the same columns, in the order of their first appearance. */
  public static List<Map<String, @Nullable Object>> rows(
      Collection<? extends Map<String, ?>> records) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>(records.size());
    Set<String> columns = new LinkedHashSet<>();
    for (Map<String, ?> each : records) {
      Map<String, @Nullable Object> row = row(each);
      columns.addAll(row.keySet());
      rows.add(row);
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.set(i, filled(rows.get(i), columns));
    }
    return rows;
  }

  /** The column of a field: its name, or that with a prefix where it could be something else's. */
  private static String column(String field) {
    return OF_THE_RECORD.contains(field) || field.startsWith(PREFIX) ? PREFIX + field : field;
  }

  private static Map<String, @Nullable Object> filled(
      Map<String, @Nullable Object> row, Set<String> columns) {
    if (row.size() == columns.size()) {
      return row;
    }
    Map<String, @Nullable Object> filled = LinkedHashMap.newLinkedHashMap(columns.size());
    for (String column : columns) {
      filled.put(column, row.get(column));
    }
    return filled;
  }
}
