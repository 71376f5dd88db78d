package dev.enlace.adapter.out.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RememberedTest {
  @Test
  void forgets_what_was_used_longest_ago_once_it_is_full() {
    Remembered<String, Integer> remembered = new Remembered<>(2);
    remembered.put("one", 1);
    remembered.put("two", 2);
    assertThat(remembered.get("one")).contains(1);
    remembered.put("three", 3);

    assertThat(remembered.get("two")).isEmpty();
    assertThat(remembered.get("one")).contains(1);
    assertThat(remembered.get("three")).contains(3);
  }
}
