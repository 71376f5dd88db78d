package dev.enlace.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. Dependencies point inwards, and adapters meet only at the ports. */
final class RingRules {
  private RingRules() {}

  static ArchRule domainIsPlainJava(House house) {
    return classes()
        .that()
        .resideInAPackage(house.domain())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(house.domain(), "java..", "org.jspecify..");
  }

  static ArchRule applicationKnowsOnlyTheDomainAndReactor(House house) {
    return classes()
        .that()
        .resideInAPackage(house.application())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            house.application(),
            house.domain(),
            "java..",
            "org.jspecify..",
            "org.reactivestreams..",
            "org.slf4j..",
            "reactor..");
  }

  static ArchRule adaptersReachUseCasesThroughPorts(House house) {
    return mayNotKnow(house.adapters(), house.useCases());
  }

  static ArchRule inAdaptersDoNotCallOutPorts(House house) {
    return mayNotKnow(house.inAdapters(), house.outPorts());
  }

  static ArchRule outAdaptersDoNotCallInPorts(House house) {
    return mayNotKnow(house.outAdapters(), house.inPorts());
  }

  static ArchRule adaptersDoNotKnowEachOther(House house) {
    return slices().matching(house.root() + ".adapter.(*).(*)..").should().notDependOnEachOther();
  }

  static ArchRule nothingKnowsBootstrap(House house) {
    return noClasses()
        .that()
        .resideInAPackage(house.everything())
        .and()
        .resideOutsideOfPackage(house.bootstrap())
        .should()
        .dependOnClassesThat()
        .resideInAPackage(house.bootstrap());
  }

  /** A stand-in that shared code with what it tests would share its mistakes too. */
  static ArchRule sandboxSharesNoCode(House house) {
    return noClasses()
        .that()
        .resideInAPackage(house.sandbox())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(house.domain(), house.application(), house.adapters());
  }

  static ArchRule onlyBootstrapKnowsTheSandbox(House house) {
    return noClasses()
        .that()
        .resideInAnyPackage(house.domain(), house.application(), house.adapters())
        .should()
        .dependOnClassesThat()
        .resideInAPackage(house.sandbox());
  }

  static ArchRule packagesFormNoCycle(House house) {
    return slices().matching(house.root() + ".(**)").should().beFreeOfCycles();
  }

  private static ArchRule mayNotKnow(String who, String whom) {
    return noClasses()
        .that()
        .resideInAPackage(who)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(whom);
  }
}
