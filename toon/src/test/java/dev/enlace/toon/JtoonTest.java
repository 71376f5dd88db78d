package dev.enlace.toon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toonformat.jtoon.JToon;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Where JToon, which follows version 3 of the specification, is behind version 4: see ADR 28. A
 * version that makes one of these fail is worth another look.
 */
class JtoonTest {
  @Test
  void leaves_bare_what_version_4_takes_for_a_comment() {
    Map<String, ?> record = Map.of("rows", List.of(Map.of("tag", "#urgent"), Map.of("tag", "b")));

    assertThat(JToon.encode(record)).isEqualTo("rows[2]{tag}:\n  #urgent\n  b");
    assertThat(ours(record)).isEqualTo("rows[2]{tag}:\n  \"#urgent\"\n  b");
  }

  @Test
  void writes_control_characters_as_they_are() {
    assertThat(JToon.encode(Map.of("a", "x\u0004y"))).contains("\u0004");
    assertThat(ours(Map.of("a", "x\u0004y"))).isEqualTo("a: \"x\\u0004y\"");
  }

  @Test
  void knows_no_groups_of_columns_and_no_tables_with_keys() {
    Map<String, ?> grouped = Map.of("rows", List.of(Map.of("at", Map.of("x", 1))));
    Map<String, ?> keyed = Map.of("a", Map.of("x", 1), "b", Map.of("x", 2));

    assertThat(JToon.encode(grouped)).doesNotContain("at{x}");
    assertThat(ours(grouped)).isEqualTo("rows[1]{at{x}}:\n  1");
    assertThat(JToon.encode(keyed)).doesNotContain("[2:]");
    assertThat(ours(keyed)).startsWith("[2:]{x}:\n");
  }

  private static String ours(Object value) {
    return new String(ToonEncoder.of(Layout.PRETTY).bytes(value), StandardCharsets.UTF_8);
  }
}
