package dev.enlace.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HexagonTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(House.ENLACE.root());

  static List<HouseRule> rules() {
    return HouseRule.all();
  }

  static List<String> places() {
    return House.ENLACE.places();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_house_keeps_its_rules(HouseRule rule) {
    rule.rule().apply(House.ENLACE).check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("places")
  void no_place_that_rules_speak_of_is_empty(String place) {
    assertThat(CLASSES.that(resideInAPackage(place))).isNotEmpty();
  }

  @Test
  void nobody_is_allowed_to_reveal_secrets_who_does_not_need_to() {
    assertThat(House.ENLACE.mayReveal())
        .allSatisfy(permitted ->
            assertThat(CLASSES.get(House.ENLACE.named(permitted)).getAccessesFromSelf())
                .anyMatch(access -> access.getName().equals("reveal")));
  }
}
