package dev.enlace.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules themselves, tried on a house that breaks each of them. */
class HouseRuleTest {
  private static final Pattern BREAKER = Pattern.compile("\\bBroken\\w+");
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPackages(House.BROKEN.root());
  private static final JavaClasses NOTHING = new ClassFileImporter().importClasses();

  static List<HouseRule> rules() {
    return HouseRule.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_rule_names_the_classes_that_break_it_and_no_others(HouseRule rule) {
    EvaluationResult result = rule.rule().apply(House.BROKEN).evaluate(CLASSES);

    assertThat(brokenClasses(result)).isEqualTo(rule.breakers());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_rule_fails_where_it_finds_nothing_to_check(HouseRule rule) {
    assertThatThrownBy(() -> rule.rule().apply(House.BROKEN).check(NOTHING))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("failed to check any classes");
  }

  private static Set<String> brokenClasses(EvaluationResult result) {
    return result.getFailureReport().getDetails().stream()
        .flatMap(detail -> BREAKER.matcher(detail).results())
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
