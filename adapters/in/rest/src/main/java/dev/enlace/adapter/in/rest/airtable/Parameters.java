package dev.enlace.adapter.in.rest.airtable;

import dev.enlace.adapter.in.rest.problem.StrictParameters;
import dev.enlace.adapter.in.rest.wire.AirtableAttachmentRequest;
import dev.enlace.adapter.in.rest.wire.AirtableListRequest;
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
    return texts(name, StrictParameters.texts(query, name));
  }

  private Parameters first(MultiValueMap<String, String> query, String name) {
    List<String> values = StrictParameters.texts(query, name);
    return with(name, values == null ? null : values.getFirst());
  }

  /** Those that are given, as they are. */
  Parameters texts(String name, @Nullable List<String> values) {
    return with(name, values == null || values.isEmpty() ? null : List.copyOf(values));
  }

  /** {@code sort=-Age} as {@code {"field": "Age", "direction": "desc"}}. */
  Parameters sorts(@Nullable List<String> sorts) {
    return with(
        "sort",
        sorts == null || sorts.isEmpty() ? null : sorts.stream().map(Parameters::sort).toList());
  }

  private static Map<String, String> sort(String sort) {
    return sort.startsWith("-")
        ? Map.of("field", sort.substring(1), "direction", "desc")
        : Map.of("field", sort, "direction", "asc");
  }

  Map<String, Object> all() {
    return all;
  }

  /** What a list is asked for by; texts as they stand in the query. */
  static Map<String, Object> list(
      Parameters cells,
      MultiValueMap<String, String> query,
      @Nullable Integer pageSize,
      @Nullable Integer maxRecords) {
    return cells
        .first(query, "view")
        .texts(query, "fields")
        .first(query, "filterByFormula")
        .sorts(StrictParameters.texts(query, "sort"))
        .with("pageSize", pageSize)
        .with("maxRecords", maxRecords)
        .first(query, "offset")
        .texts(query, "recordMetadata")
        .all();
  }

  /** The same by a body. */
  static Map<String, Object> of(AirtableListRequest asked) {
    return cells(
            asked.getCellFormat(),
            asked.getTimeZone(),
            asked.getUserLocale(),
            asked.getReturnFieldsByFieldId())
        .with("view", asked.getView())
        .texts("fields", asked.getFields())
        .with("filterByFormula", asked.getFilterByFormula())
        .sorts(asked.getSort())
        .with("pageSize", asked.getPageSize())
        .with("maxRecords", asked.getMaxRecords())
        .with("offset", asked.getOffset())
        .texts("recordMetadata", asked.getRecordMetadata())
        .all();
  }

  /** A file. */
  static Map<String, Object> of(AirtableAttachmentRequest file) {
    return Map.of(
        "filename", file.getFilename(),
        "contentType", file.getContentType(),
        "file", file.getFile());
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
