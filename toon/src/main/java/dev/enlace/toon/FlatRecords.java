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
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    entry.forEach((name, value) -> row.put(name, FlatCells.of(value)));
    row.remove(FIELDS);
    fields(entry).forEach((field, value) -> row.put(column(Kinds.key(field)), FlatCells.of(value)));
    return row;
  }

  /** All records as rows with the same columns, in the order of their first appearance. */
  public static List<Map<String, @Nullable Object>> rows(
      Collection<? extends Map<String, ?>> records) {
    Set<String> own = new LinkedHashSet<>();
    Set<String> fields = new LinkedHashSet<>();
    for (Map<String, ?> each : records) {
      own.addAll(each.keySet());
      for (Object field : fields(each).keySet()) {
        fields.add(Kinds.key(field));
      }
    }
    own.remove(FIELDS);
    Columns columns = new Columns();
    own.forEach(columns::add);
    int[] places = fields.stream().mapToInt(field -> columns.add(column(field))).toArray();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>(records.size());
    for (Map<String, ?> each : records) {
      rows.add(new Row(columns, values(each, own, fields, places, columns.size())));
    }
    return rows;
  }

  private static @Nullable Object[] values(
      Map<String, ?> entry, Set<String> own, Set<String> names, int[] places, int size) {
    @Nullable Object[] values = new Object[size];
    int place = 0;
    for (String name : own) {
      values[place++] = FlatCells.of(entry.get(name));
    }
    Map<?, ?> fields = fields(entry);
    int field = 0;
    for (String name : names) {
      values[places[field++]] = FlatCells.of(fields.get(name));
    }
    return values;
  }

  private static Map<?, ?> fields(Map<String, ?> entry) {
    return entry.get(FIELDS) instanceof Map<?, ?> found ? found : Map.of();
  }

  /** The column of a field: its name, or that with a prefix where it could be something else's. */
  private static String column(String field) {
    return OF_THE_RECORD.contains(field) || field.startsWith(PREFIX) ? PREFIX + field : field;
  }
}
