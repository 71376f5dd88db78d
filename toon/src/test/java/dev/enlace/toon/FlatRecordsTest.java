package dev.enlace.toon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FlatRecordsTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  @Test
  void a_page_becomes_one_table_with_null_for_what_a_record_does_not_have() {
    List<?> rows =
        FlatRecords.rows(List.of(record("rec1", "Name", "A"), record("rec2", "Size", 2)));

    assertThat(new String(ToonEncoder.of(Layout.PRETTY).bytes(rows), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            [2]{id,createdTime,Name,Size}:
              rec1,"2026-01-01T00:00:00.000Z",A,null
              rec2,"2026-01-01T00:00:00.000Z",null,2\
            """);
  }

  @Test
  void a_field_that_is_called_like_something_of_the_record_gets_a_prefix() {
    assertThat(
            FlatRecords.row(
                record("rec1", "id", 7, "createdTime", "x", "commentCount", 1, "fields.id", 8)))
        .containsEntry("id", "rec1")
        .containsEntry("fields.id", 7)
        .containsEntry("fields.createdTime", "x")
        .containsEntry("fields.commentCount", 1)
        .containsEntry("fields.fields.id", 8)
        .hasSize(6);
  }

  @Test
  void arrays_are_their_elements_beside_each_other() {
    assertThat(cell(List.of("a", "b"))).isEqualTo("a; b");
    assertThat(cell(List.of("a"))).isEqualTo("a");
    assertThat(cell(List.of(3))).isEqualTo(3);
    assertThat(cell(List.of(1, 2.5, true))).isEqualTo("1; 2.5; true");
    assertThat(cell(List.of())).isEqualTo("");
  }

  @Test
  void objects_are_what_they_are_called() {
    assertThat(cell(Map.of("id", "usr1", "name", "Ada", "email", "ada@example.com")))
        .isEqualTo("Ada <ada@example.com>");
    assertThat(cell(Map.of("id", "usr1", "email", "ada@example.com"))).isEqualTo("ada@example.com");
    assertThat(
            cell(
                List.of(
                    Map.of("id", "att1", "filename", "a.pdf", "url", "https://x/a", "size", 1),
                    Map.of("id", "att2", "filename", "b.pdf", "url", "https://x/b", "size", 2))))
        .isEqualTo("a.pdf <https://x/a>; b.pdf <https://x/b>");
    assertThat(cell(Map.of("label", "Open", "url", "https://x"))).isEqualTo("https://x");
    assertThat(cell(Map.of("text", "4006381333931", "type", "ean13"))).isEqualTo("4006381333931");
    assertThat(cell(Map.of("state", "generated", "value", "A summary", "isStale", false)))
        .isEqualTo("A summary");
    assertThat(cell(Map.of("error", "#ERROR!"))).isEqualTo("#ERROR!");
    assertThat(cell(Map.of("specialValue", "NaN"))).isEqualTo("NaN");
    assertThat(cell(new LinkedHashMap<>(Map.of("x", List.of(1, 2))))).isEqualTo("x=1; 2");
  }

  @Test
  void values_stay_what_they_are() {
    assertThat(cell(1.5)).isEqualTo(1.5);
    assertThat(cell(true)).isEqualTo(true);
    assertThat(cell(null)).isNull();
    assertThat(cell("a; b")).isEqualTo("a; b");
  }

  /** Goal G13: at most 0.62 of what Airtable sends. */
  @Test
  void a_page_of_rows_takes_at_most_62_percent_of_airtables_bytes() {
    List<Map<String, Object>> records = AirtablePage.records(100);
    int json = MAPPER.writeValueAsBytes(Map.of("records", records)).length;
    ToonEncoder compact = ToonEncoder.of(Layout.COMPACT);
    int flat = compact.bytes(Map.of("records", FlatRecords.rows(records))).length;
    int nested = compact.bytes(Map.of("records", records)).length;

    System.out.printf(
        "100 records: JSON %d bytes, TOON flat %d (%.3f), TOON nested %d (%.3f)%n",
        json, flat, (double) flat / json, nested, (double) nested / json);
    assertThat((double) flat / json).isLessThanOrEqualTo(0.62);
  }

  /** What ADR 29 was decided by. */
  @Test
  void groups_of_columns_pay_only_where_all_records_have_the_same_fields() {
    List<Map<String, Object>> records = AirtablePage.records(100);
    List<Map<String, Object>> alike = records.stream().map(FlatRecordsTest::shortened).toList();

    assertThat(share(alike, alike)).isLessThan(0.62);
    assertThat(share(alike, alike) - share(FlatRecords.rows(alike), alike)).isLessThan(0.001);
    assertThat(share(records, records)).isGreaterThan(1.1);
  }

  private static double share(List<?> shape, List<?> records) {
    double toon = ToonEncoder.of(Layout.COMPACT).bytes(Map.of("records", shape)).length;
    return toon / MAPPER.writeValueAsBytes(Map.of("records", records)).length;
  }

  /** With the fields that every record of the page has, and none of arrays. */
  private static Map<String, Object> shortened(Map<String, Object> entry) {
    Map<?, ?> fields = (Map<?, ?>) Objects.requireNonNull(entry.get("fields"));
    Map<Object, Object> kept = new LinkedHashMap<>(fields);
    kept.keySet().removeAll(Set.of("Done", "Notes", "Tags", "Project", "Files", "Assignee"));
    Map<String, Object> shortened = new LinkedHashMap<>(entry);
    shortened.put("fields", kept);
    return shortened;
  }

  private static @Nullable Object cell(@Nullable Object value) {
    return FlatRecords.row(record("rec1", "Cell", value)).get("Cell");
  }

  private static Map<String, @Nullable Object> record(
      String id, @Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("id", id);
    record.put("createdTime", "2026-01-01T00:00:00.000Z");
    record.put("fields", fields);
    return record;
  }
}
