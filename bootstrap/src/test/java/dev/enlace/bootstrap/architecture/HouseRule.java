package dev.enlace.bootstrap.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One rule of the house.
 *
 * @param name what it says, as a sentence
 * @param rule the rule over a given house
 * @param breakers the classes of the broken house that break it, all of them and no others; none is
 *     refused, because a rule that nothing breaks says nothing
 */
record HouseRule(String name, Function<House, ArchRule> rule, Set<String> breakers) {
  HouseRule {
    if (breakers.isEmpty()) {
      throw new IllegalArgumentException("%s: show a class that breaks it".formatted(name));
    }
  }

  static List<HouseRule> all() {
    return List.of(
        rule("the domain is plain Java", RingRules::domainIsPlainJava, "BrokenByReactor"),
        rule(
            "the application knows only the domain and Reactor",
            RingRules::applicationKnowsOnlyTheDomainAndReactor,
            "BrokenBySpring"),
        rule(
            "adapters reach use cases through ports",
            RingRules::adaptersReachUseCasesThroughPorts,
            "BrokenByHandler"),
        rule(
            "in-adapters do not call out-ports",
            RingRules::inAdaptersDoNotCallOutPorts,
            "BrokenByOutPort"),
        rule(
            "out-adapters do not call in-ports",
            RingRules::outAdaptersDoNotCallInPorts,
            "BrokenByInPort"),
        rule(
            "adapters do not know each other",
            RingRules::adaptersDoNotKnowEachOther,
            "BrokenByNeighbour"),
        rule("nothing knows bootstrap", RingRules::nothingKnowsBootstrap, "BrokenByBootstrap"),
        rule("the sandbox shares no code", RingRules::sandboxSharesNoCode, "BrokenBySharing"),
        rule(
            "only bootstrap knows the sandbox",
            RingRules::onlyBootstrapKnowsTheSandbox,
            "BrokenBySandbox"),
        rule(
            "packages form no cycle",
            RingRules::packagesFormNoCycle,
            "BrokenByCycle",
            "BrokenByCycleBack"),
        rule("handlers are final", CodeRules::handlersAreFinal, "BrokenOpenHandler"),
        rule("use cases keep no state", CodeRules::useCasesKeepNoState, "BrokenCountingHandler"),
        rule("fields are not injected", CodeRules::fieldsAreNotInjected, "BrokenByInjection"),
        rule("nothing waits", CodeRules::nothingWaits, "BrokenByWaiting"),
        rule("time comes from a clock", CodeRules::timeComesFromAClock, "BrokenByWallClock"),
        rule(
            "packages are named for a concept",
            CodeRules::packagesAreNamedForAConcept,
            "BrokenByPackageName"),
        rule("packages are null-marked", CodeRules::packagesAreNullMarked, "BrokenByNoNullMarked"),
        rule(
            "secrets are revealed only where named",
            CodeRules::secretsAreRevealedWhereNamed,
            "BrokenByRevealing",
            "BrokenByRevealingReference"));
  }

  private static HouseRule rule(String name, Function<House, ArchRule> rule, String... breakers) {
    return new HouseRule(name, rule, Set.of(breakers));
  }

  @Override
  public String toString() {
    return name;
  }
}
