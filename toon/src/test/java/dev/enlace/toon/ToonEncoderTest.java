package dev.enlace.toon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, character by character. */
class ToonEncoderTest {
  @Test
  void an_array_of_like_objects_is_a_table() {
    List<?> items =
        List.of(object("id", 1, "name", "Ada, Countess"), object("name", "Bob", "id", 2));

    assertThat(pretty(object("items", items, "next", null)))
        .isEqualTo("items[2]{id,name}:\n  1,\"Ada, Countess\"\n  2,Bob\nnext: null");
    assertThat(compact(object("items", items)))
        .isEqualTo("items[2\t]{id\tname}:\n  1\tAda, Countess\n  2\tBob");
    assertThat(pretty(items)).isEqualTo("[2]{id,name}:\n  1,\"Ada, Countess\"\n  2,Bob");
  }

  @Test
  void objects_alike_in_the_cells_are_a_group_of_columns() {
    List<?> items =
        List.of(
            object("id", 1, "at", object("lat", 1.5, "lon", object("deg", 2))),
            object("id", 2, "at", object("lat", 3, "lon", object("deg", 4))));

    assertThat(pretty(object("items", items)))
        .isEqualTo("items[2]{id,at{lat,lon{deg}}}:\n  1,1.5,2\n  2,3,4");
  }

  @Test
  void an_object_of_like_objects_is_a_table_with_keys() {
    Map<?, ?> object = object("a", object("x", 1), "b c", object("x", 2));

    assertThat(compact(object("m", object))).isEqualTo("m[2:\t]{x}:\n  a: 1\n  \"b c\": 2");
    assertThat(pretty(object)).isEqualTo("[2:]{x}:\n  a: 1\n  \"b c\": 2");
    assertThat(pretty(object("one", object("x", 1)))).isEqualTo("one:\n  x: 1");
  }

  @Test
  void what_is_not_alike_is_a_list() {
    List<?> items =
        List.of(
            object("id", 1, "tags", List.of("a", "b")),
            object(),
            "text",
            List.of(),
            List.of(1, List.of(2), object("x", List.of(object("y", 1)))));

    assertThat(pretty(object("items", items)))
        .isEqualTo(
            """
            items[5]:
              - id: 1
                tags[2]: a,b
              -
              - text
              - [0]:
              - [3]:
                - 1
                - [1]: 2
                - x[1]{y}:
                    1\
            """);
  }

  @Test
  void what_is_empty_shows_what_it_is() {
    assertThat(pretty(object())).isEmpty();
    assertThat(pretty(List.of())).isEqualTo("[]");
    assertThat(pretty(object("a", List.of(), "o", object(), "t", "")))
        .isEqualTo("a: []\no:\nt: \"\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", " a", "a ", "true", "false", "null", "0", "-1", "+1", "05", "1.5", "1e6", "1E-6",
        "-", "- a", "#", "#a", "a:b", "a\"b", "a\\b", "[]", "a[b", "a]b", "{", "}", "a,b"
      })
  void texts_that_would_be_read_as_something_else_stand_in_quotes(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    assertThat(pretty(text)).isEqualTo("\"" + escaped + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a b",
        "True",
        "nul",
        "1.",
        ".5",
        "1e",
        "1e+",
        "1.5.2",
        "0x10",
        "2026-11-22",
        "a#",
        "a-",
        "+",
        "+a",
        "café",
        "你好",
        "🚀",
        "a|b",
        "a\u00a0",
        "\u007f"
      })
  void all_other_texts_stand_bare(String text) {
    assertThat(pretty(text)).isEqualTo(text);
  }

  @Test
  void control_characters_are_escaped() {
    assertThat(pretty("a\nb\rc\td\u0000e\u001f")).isEqualTo("\"a\\nb\\rc\\td\\u0000e\\u001f\"");
    assertThat(compact(List.of("a\tb", "c,d"))).isEqualTo("[2\t]: \"a\\tb\"\tc,d");
  }

  @Test
  void what_a_reader_would_take_for_a_mark_of_byte_order_stands_in_quotes() {
    assertThat(pretty("\uFEFFa")).isEqualTo("\"\uFEFFa\"");
  }

  @Test
  void half_a_pair_is_replaced() {
    assertThat(pretty("a\uD83D")).isEqualTo("a\uFFFD");
    assertThat(pretty("\uDE00:\uD83Da")).isEqualTo("\"\uFFFD:\uFFFDa\"");
    assertThat(pretty("\uD83D\uD83D\uDE80\uDE80")).isEqualTo("\uFFFD🚀\uFFFD");
  }

  @Test
  void keys_are_bare_where_they_are_names() {
    Map<?, ?> object =
        object("a.b_C9", 1, "_", 2, "9", 3, ".a", 4, "a-b", 5, "", 6, "ñ", 7, "#", 8, "a\nb", 9);

    assertThat(pretty(object))
        .isEqualTo(
            """
            a.b_C9: 1
            _: 2
            "9": 3
            ".a": 4
            "a-b": 5
            "": 6
            "ñ": 7
            "#": 8
            "a\\nb": 9\
            """);
  }

  @Test
  void numbers_have_one_form() {
    List<?> numbers =
        Arrays.asList(
            0, -7, Long.MIN_VALUE, Long.MAX_VALUE, 999_999_999_999_999_999L, (short) 3, (byte) 4);
    assertThat(pretty(numbers))
        .isEqualTo("[7]: 0,-7,-9223372036854775808,9223372036854775807,999999999999999999,3,4");
    assertThat(pretty(List.of(-0.0, 1.0, 1.5, 1e6, 1e-6, 0.1f, 1e20, 1e21, 1.5e-7, 1e16)))
        .isEqualTo(
            "[10]: 0,1,1.5,1000000,0.000001,0.1,100000000000000000000,1e+21,1.5e-7,"
                + "10000000000000000");
    assertThat(pretty(List.of(Double.NaN, Double.NEGATIVE_INFINITY, Float.NaN)))
        .isEqualTo("[3]: null,null,null");
  }

  @Test
  void great_numbers_lose_nothing_and_never_swell() {
    assertThat(pretty(new BigInteger("9007199254740993"))).isEqualTo("9007199254740993");
    assertThat(pretty(new BigInteger("-12").pow(21))).isEqualTo("-4.6005119909369701466112e+22");
    assertThat(pretty(new BigDecimal("1.500"))).isEqualTo("1.5");
    assertThat(pretty(new BigDecimal("0E+7"))).isEqualTo("0");
    assertThat(pretty(new BigDecimal("1E+20"))).isEqualTo("100000000000000000000");
    assertThat(pretty(new BigDecimal("-1E+2147483647"))).isEqualTo("-1e+2147483647");
    assertThat(pretty(new BigDecimal("12E-2147483647"))).isEqualTo("1.2e-2147483646");
  }

  @Test
  void long_texts_pass_the_buffer_whole() {
    String ascii = "abcdefgh".repeat(4_000);
    String pairs = "é🚀".repeat(5_000);
    assertThat(pretty(List.of(ascii, pairs, ascii + ":")))
        .isEqualTo("[3]: " + ascii + "," + pairs + ",\"" + ascii + ":\"");
  }

  /** Time would tell the same, but not on every machine. */
  @Test
  void every_row_is_looked_at_twice_however_many_there_are() {
    for (int rows : List.of(10, 1_000)) {
      AtomicInteger looks = new AtomicInteger();
      pretty(object("rows", Collections.nCopies(rows, new Watched(looks))));
      assertThat(looks.get()).isBetween(2 * rows, 2 * rows + 5);
    }
  }

  @Test
  void what_is_no_value_of_json_is_a_bug() {
    assertThatIllegalArgumentException().isThrownBy(() -> pretty(new Object()));
    assertThatIllegalArgumentException().isThrownBy(() -> pretty(Map.of(1, 2)));
    assertThatIllegalArgumentException().isThrownBy(() -> pretty(List.of(Map.of(1, 2))));
  }

  @Test
  void depth_is_bounded_in_every_form() {
    assertThat(pretty(nested(ToonEncoder.MAX_DEPTH, true))).endsWith("a: 1");
    for (boolean objects : List.of(true, false)) {
      Object deep = nested(100_000, objects);
      assertThatIllegalArgumentException().isThrownBy(() -> pretty(deep));
      assertThatIllegalArgumentException().isThrownBy(() -> pretty(List.of(deep, 1)));
      assertThatIllegalArgumentException().isThrownBy(() -> pretty(List.of(object("a", deep))));
    }
  }

  /** An object that counts how often it is gone through. */
  private static final class Watched extends AbstractMap<String, Integer> {
    private final AtomicInteger looks;

    Watched(AtomicInteger looks) {
      this.looks = looks;
    }

    @Override
    public Set<Entry<String, Integer>> entrySet() {
      looks.incrementAndGet();
      return Set.of(Map.entry("a", 1));
    }

    @Override
    public int size() {
      return 1;
    }
  }

  private static Object nested(int depth, boolean objects) {
    Object value = 1;
    for (int i = 0; i < depth; i++) {
      value = objects ? Collections.singletonMap("a", value) : List.of(1, value);
    }
    return value;
  }

  private static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }

  private static String pretty(@Nullable Object value) {
    return new String(ToonEncoder.of(Layout.PRETTY).bytes(value), StandardCharsets.UTF_8);
  }

  private static String compact(@Nullable Object value) {
    return new String(ToonEncoder.of(Layout.COMPACT).bytes(value), StandardCharsets.UTF_8);
  }
}
