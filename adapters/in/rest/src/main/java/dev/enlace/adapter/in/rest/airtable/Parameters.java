package dev.enlace.adapter.in.rest.airtable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Parameters in Airtable's names and shapes; those that are not given are left out. */
final class Parameters {
  private final Map<String, Object> all = new LinkedHashMap<>();

  Parameters with(String name, @Nullable Object value) {
    if (value != null) {
      all.put(name, value);
    }
    return this;
  }

  /** As they stand in the query: Spring would take a name with a comma in it for two. */
  Parameters texts(MultiValueMap<String, String> query, String name) {
    List<String> values = query.get(name);
    return with(name, values == null ? null : List.copyOf(values));
  }

  /** {@code sort=-Age} as {@code {"field": "Age", "direction": "desc"}}. */
  Parameters sorts(MultiValueMap<String, String> query) {
    List<String> sorts = query.get("sort");
    return with("sort", sorts == null ? null : sorts.stream().map(Parameters::sort).toList());
  }

  private static Map<String, String> sort(String sort) {
    return sort.startsWith("-")
        ? Map.of("field", sort.substring(1), "direction", "desc")
        : Map.of("field", sort, "direction", "asc");
  }

  Map<String, Object> all() {
    return all;
  }

  /** How cells are to be answered. */
  static Parameters cells(
      @Nullable String cellFormat,
      @Nullable String timeZone,
      @Nullable String userLocale,
      @Nullable Boolean byFieldId) {
    return new Parameters()
        .with("cellFormat", cellFormat)
        .with("timeZone", timeZone)
        .with("userLocale", userLocale)
        .with("returnFieldsByFieldId", byFieldId);
  }
}
