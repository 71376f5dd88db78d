package dev.enlace.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** How code may be written, whichever ring it stands in. */
final class CodeRules {
  private static final DescribedPredicate<JavaAccess<?>> WAITS =
      calls("reactor\\.core\\.publisher\\.(Mono|Flux)", "block.*|toIterable|toStream");
  private static final DescribedPredicate<JavaAccess<?>> READS_THE_WALL_CLOCK =
      calls("java\\.time\\.\\w+", "now")
          .and(describe("without a clock", access -> !takesAClock(access)))
          .or(calls("java\\.time\\.Clock", "system.*|tick.*"))
          .or(calls("java\\.lang\\.System", "currentTimeMillis"));

  private CodeRules() {}

  static ArchRule handlersAreFinal(House house) {
    return classes()
        .that()
        .resideInAPackage(house.useCases())
        .and()
        .haveSimpleNameEndingWith("Handler")
        .should()
        .haveModifier(FINAL);
  }

  static ArchRule useCasesKeepNoState(House house) {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(house.useCases())
        .should()
        .beFinal();
  }

  static ArchRule fieldsAreNotInjected(House house) {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(house.everything())
        .should(GeneralCodingRules.BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION);
  }

  static ArchRule nothingWaits(House house) {
    return noClasses()
        .that()
        .resideInAnyPackage(house.domain(), house.application(), house.adapters(), house.sandbox())
        .should()
        .accessTargetWhere(WAITS);
  }

  static ArchRule timeComesFromAClock(House house) {
    return noClasses()
        .that()
        .resideInAnyPackage(house.domain(), house.application(), house.adapters())
        .should()
        .accessTargetWhere(READS_THE_WALL_CLOCK);
  }

  static ArchRule packagesAreNamedForAConcept(House house) {
    return noClasses()
        .that()
        .resideInAPackage(house.everything())
        .should()
        .resideInAnyPackage("..util..", "..helper..", "..manager..", "..common..");
  }

  static ArchRule packagesAreNullMarked(House house) {
    return classes()
        .that()
        .resideInAPackage(house.everything())
        .and()
        .resideOutsideOfPackages(house.generated())
        .should(resideInANullMarkedPackage());
  }

  static ArchRule secretsAreRevealedWhereNamed(House house) {
    String secret = house.named("domain.secret.Secret");
    return noClasses()
        .that()
        .resideInAPackage(house.everything())
        .and(areNotPartOf(house.mayReveal().stream().map(house::named).toList()))
        .should()
        .accessTargetWhere(calls(secret.replace(".", "\\."), "reveal"));
  }

  private static DescribedPredicate<JavaAccess<?>> calls(String type, String method) {
    return describe(
        "calls %s of %s".formatted(method, type),
        access ->
            access.getTargetOwner().getName().matches(type) && access.getName().matches(method));
  }

  private static boolean takesAClock(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(Clock.class));
  }

  private static DescribedPredicate<JavaClass> areNotPartOf(List<String> names) {
    return describe(
        "are not named among those that may",
        type -> names.stream().noneMatch(name -> (type.getName() + "$").startsWith(name + "$")));
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package marked @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        String message = "%s is in a package without @NullMarked".formatted(type.getName());
        events.add(new SimpleConditionEvent(type, marked, message));
      }
    };
  }
}
