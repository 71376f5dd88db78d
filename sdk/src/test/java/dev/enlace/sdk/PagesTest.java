package dev.enlace.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagesTest {
  private final List<String> asked = new ArrayList<>();

  private record Page(List<Integer> items, @Nullable String nextCursor) {}

  @Test
  void reads_page_after_page_to_the_end_through_one_that_is_empty() {
    assertThat(all()).containsExactly(1, 2, 3);
    assertThat(asked).containsExactly("null", "b", "c");
  }

  @Test
  void asks_for_no_page_before_it_is_needed() {
    assertThat(all().limit(2)).containsExactly(1, 2);
    assertThat(asked).containsExactly("null");
  }

  private Stream<Integer> all() {
    return Pages.items(this::read, Page::items, Page::nextCursor);
  }

  private Page read(@Nullable String cursor) {
    asked.add(String.valueOf(cursor));
    return switch (String.valueOf(cursor)) {
      case "null" -> new Page(List.of(1, 2), "b");
      case "b" -> new Page(List.of(), "c");
      case "c" -> new Page(List.of(3), null);
      default -> throw new IllegalArgumentException(cursor);
    };
  }
}
