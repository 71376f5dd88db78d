package dev.enlace.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {
  @Test
  void keep_their_order_and_name_each_scope_once() {
    assertThat(Scopes.named("b", "a", "b").names()).containsExactly("b", "a");
    assertThat(Scopes.named("b", "a")).hasToString("b a");
  }

  @Test
  void are_equal_in_any_order() {
    assertThat(Scopes.named("a", "b"))
        .isEqualTo(Scopes.named("b", "a"))
        .hasSameHashCodeAs(Scopes.named("b", "a"))
        .isNotEqualTo(Scopes.named("a"));
  }

  @Test
  void can_be_added_and_taken_away() {
    assertThat(Scopes.named("a", "b").plus(Scopes.named("b", "c")).names())
        .containsExactly("a", "b", "c");
    assertThat(Scopes.named("a", "b").minus(Scopes.named("b", "c")).names()).containsExactly("a");
    assertThat(Scopes.named("a").minus(Scopes.named("a")).isEmpty()).isTrue();
  }

  @Test
  void contain_others_only_if_all_of_them_are_there() {
    assertThat(Scopes.named("a", "b").containsAll(Scopes.named("b"))).isTrue();
    assertThat(Scopes.named("a", "b").containsAll(Scopes.named("b", "c"))).isFalse();
    assertThat(Scopes.named("a").containsAll(Scopes.NONE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data.records:read", "https://www.googleapis.com/auth/gmail.send", "a!#[]~", "."})
  void are_made_of_what_rfc_6749_allows(String name) {
    assertThat(Scope.isScope(name)).isTrue();
    assertThat(new Scope(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\"b", "a\\b", "a\nb", "ä", "a\u0000"})
  void are_made_of_nothing_else(String name) {
    assertThat(Scope.isScope(name)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new Scope(name));
  }
}
