package dev.enlace.adapter.in.rest.airtable;

import dev.enlace.adapter.in.rest.format.Format;
import dev.enlace.adapter.in.rest.format.Formats;
import dev.enlace.toon.FlatRecords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** Records as Airtable shows them, or as flat rows, which are what TOON is short by. */
final class Shapes {
  private static final String RECORDS = "records";

  private Shapes() {}

  /** Whether {@code ?shape=} or, without it, the format wants rows. */
  static boolean areFlat(@Nullable String asked, ServerWebExchange exchange) {
    return asked == null ? Formats.of(exchange) == Format.TOON : asked.equals("flat");
  }

  /** A page of records in the shape that is wanted. */
  static Map<String, Object> page(
      Map<String, Object> page, @Nullable String asked, ServerWebExchange exchange) {
    if (!areFlat(asked, exchange)) {
      return page;
    }
    Map<String, Object> flat = new LinkedHashMap<>(page);
    flat.computeIfPresent(RECORDS, (name, records) -> FlatRecords.rows(list(records)));
    return flat;
  }

  /** One record in the shape that is wanted. */
  @SuppressWarnings({"unchecked", "NullAway"}) // a cell may be null, as Airtable's may
  static Map<String, Object> one(
      Map<String, Object> found, @Nullable String asked, ServerWebExchange exchange) {
    return areFlat(asked, exchange)
        ? (Map<String, Object>) (Map<String, ?>) FlatRecords.row(found)
        : found;
  }

  @SuppressWarnings("unchecked") // an array of objects, as Airtable answers
  private static List<Map<String, Object>> list(Object records) {
    return (List<Map<String, Object>>) records;
  }
}
