package dev.enlace.domain.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeRulesTest {
  private final ScopeRules rules =
      new ScopeRules(
          "scope",
          " ",
          " ,",
          scopes("mail"),
          scopes("offline"),
          scopes("openid", "email"),
          Map.of("https://example.com/userinfo.email", "email"),
          Set.of("offline"),
          Map.of("repo", Set.of("repo:read")));

  @Test
  void asks_for_defaults_only_where_nothing_was_chosen() {
    assertThat(rules.requested(List.of())).containsExactly("mail", "offline", "openid", "email");
    assertThat(rules.requested(List.of("openid", "files")))
        .containsExactly("openid", "files", "offline", "email");
  }

  @Test
  void reads_commas_and_spaces_and_the_names_that_answers_use() {
    assertThat(rules.parsed("openid, https://example.com/userinfo.email mail"))
        .containsExactly("openid", "email", "mail");
  }

  @Test
  void misses_what_was_unticked_but_not_what_goes_by_another_name() {
    assertThat(
            rules.missing(
                List.of("email", "mail", "repo:read", "offline"),
                List.of("https://example.com/userinfo.email", "repo")))
        .containsExactly("mail");
  }

  @Test
  void joins_with_the_separator_of_requests() {
    assertThat(rules.joined(List.of("a", "b"))).isEqualTo("a b");
  }

  private static SequencedSet<String> scopes(String... names) {
    return new LinkedHashSet<>(List.of(names));
  }
}
