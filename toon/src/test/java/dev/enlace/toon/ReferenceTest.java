package dev.enlace.toon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The reference implementation reads all that is written as the same data. */
class ReferenceTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int DOCUMENTS = 1_000;

  private static @Nullable Reference reference;

  @BeforeAll
  static void start() {
    reference = Reference.start();
  }

  @AfterAll
  static void stop() {
    if (reference != null) {
      reference.close();
    }
  }

  @Test
  void reads_every_shape_of_the_specification_and_writes_it_the_same() throws IOException {
    Map<String, List<@Nullable Object>> shapes = shapes();
    List<@Nullable Object> documents = new ArrayList<>();
    shapes.values().forEach(documents::addAll);
    for (Object text : Objects.requireNonNull(shapes.get("texts"))) {
      documents.addAll(everywhere(String.valueOf(text)));
    }
    for (Object document : documents) {
      for (Layout layout : Layout.values()) {
        Reference.Verdict verdict = verdict(document, layout);
        assertThat(verdict.wrong()).as("%s", document).isNull();
        assertThat(text(document, layout)).isEqualTo(verdict.written());
      }
    }
    assertThat(documents).hasSizeGreaterThan(500);
  }

  @Test
  void reads_generated_documents() {
    long seed = seed();
    for (int i = 0; i < DOCUMENTS; i++) {
      Object value = new Generated(new Random(seed + i), false).document();
      Layout layout = i % 2 == 0 ? Layout.COMPACT : Layout.PRETTY;
      assertThat(verdict(value, layout).wrong()).as("seed %d, %s", seed + i, value).isNull();
    }
  }

  @Test
  void writes_generated_documents_like_this() {
    long seed = seed();
    for (int i = 0; i < DOCUMENTS; i++) {
      Object value = new Generated(new Random(seed + i), true).document();
      Layout layout = i % 2 == 0 ? Layout.COMPACT : Layout.PRETTY;
      assertThat(text(value, layout))
          .as("seed %d", seed + i)
          .isEqualTo(verdict(value, layout).written());
    }
  }

  /** Whatever it says would be worth nothing if it said yes to everything. */
  @Test
  void notices_what_is_wrong() {
    for (String broken :
        List.of(
            "a[1]{x,y}:\n  1,2\n  3,4",
            "a[2]{x,y}:\n  1,2\n  3,5",
            "a[2]{x,y}:\n  1,2\n  3,4,5",
            "a[2]{x,y}:\n  1,2\n  3,\"4\"",
            "a[2]{x,y}:\n  1,2\n 3,4",
            "# a comment alone")) {
      Reference.Verdict verdict =
          running()
              .judge(
                  "{\"a\":[{\"x\":1,\"y\":2},{\"x\":3,\"y\":4}]}",
                  broken.getBytes(StandardCharsets.UTF_8),
                  Layout.PRETTY);
      assertThat(verdict.wrong()).as(broken).isNotNull();
    }
  }

  /** That text in every place where one may stand. */
  private static List<Object> everywhere(String text) {
    return List.of(
        Map.of("k", text),
        Map.of(text, 1),
        Map.of(text, Map.of(text, text)),
        Map.of(text, List.of()),
        Map.of(text, List.of(text, text)),
        Map.of(text, List.of(Map.of(text, text), Map.of(text, 1))),
        Map.of("m", keyed(text)),
        List.of(text),
        List.of(text, List.of(text), Map.of("k", text), Map.of(text, Map.of("k", text))),
        List.of(Map.of("a", Map.of(text, text)), Map.of("a", Map.of(text, "z"))));
  }

  /** In the order in which JavaScript has them too: there what looks like an index is first. */
  private static Map<String, Object> keyed(String text) {
    Map<String, Object> keyed = new LinkedHashMap<>();
    keyed.put(text, Map.of(text, text));
    keyed.put("other", Map.of(text, 2));
    return keyed;
  }

  private static Reference.Verdict verdict(@Nullable Object value, Layout layout) {
    byte[] toon = ToonEncoder.of(layout).bytes(value);
    return running().judge(MAPPER.writeValueAsString(value), toon, layout);
  }

  private static String text(@Nullable Object value, Layout layout) {
    return new String(ToonEncoder.of(layout).bytes(value), StandardCharsets.UTF_8);
  }

  private static Reference running() {
    return Objects.requireNonNull(reference);
  }

  private static long seed() {
    long seed = Long.getLong("toon.seed", System.nanoTime());
    System.out.println("repeat with -Dtoon.seed=" + seed);
    return seed;
  }

  private static Map<String, List<@Nullable Object>> shapes() throws IOException {
    try (InputStream shapes =
        Objects.requireNonNull(ReferenceTest.class.getResourceAsStream("shapes.json"))) {
      return MAPPER.readValue(shapes, new TypeReference<>() {});
    }
  }
}
