package dev.enlace.domain.provider;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;

/**
 * How a provider writes scopes, and which it needs besides those that a person chose.
 *
 * @param parameter the authorization request's name for them; Slack's user scopes have their own
 * @param separator between scopes in a request
 * @param answerSeparators every character that may stand between scopes in an answer
 * @param defaults asked for where nobody names any
 * @param always asked for in every case, such as Microsoft's {@code offline_access}
 * @param identity needed by the identity probe
 * @param aliases other names that answers use, each with the name that requests use
 * @param unreported scopes that answers never name though they are granted, such as Microsoft's
 *     {@code offline_access}
 * @param implied scopes that a granted one contains, so that their absence is not missed
 */
public record ScopeRules(
    String parameter,
    String separator,
    String answerSeparators,
    SequencedSet<String> defaults,
    SequencedSet<String> always,
    SequencedSet<String> identity,
    Map<String, String> aliases,
    Set<String> unreported,
    Map<String, Set<String>> implied) {

  public ScopeRules {
    if (parameter.isBlank() || separator.isEmpty() || answerSeparators.isEmpty()) {
      throw new IllegalArgumentException("scopes need a parameter and separators");
    }
    defaults = copy(defaults);
    always = copy(always);
    identity = copy(identity);
    aliases = Map.copyOf(aliases);
    unreported = Set.copyOf(unreported);
    implied = Map.copyOf(implied);
  }

  /** Everything to ask for: what was chosen (or the defaults), what is always sent, identity. */
  public SequencedSet<String> requested(Collection<String> chosen) {
    SequencedSet<String> all = new LinkedHashSet<>(chosen.isEmpty() ? defaults : chosen);
    all.addAll(always);
    all.addAll(identity);
    return all;
  }

  public String joined(Collection<String> scopes) {
    return String.join(separator, scopes);
  }

  /** Scopes out of an answer's text, under the names that requests use. */
  public SequencedSet<String> parsed(String text) {
    SequencedSet<String> found = new LinkedHashSet<>();
    StringTokenizer tokens = new StringTokenizer(text, answerSeparators);
    while (tokens.hasMoreTokens()) {
      found.add(canonical(tokens.nextToken()));
    }
    return found;
  }

  public String canonical(String scope) {
    return aliases.getOrDefault(scope, scope);
  }

  /** What was asked for and is neither granted nor contained in something granted. */
  public SequencedSet<String> missing(Collection<String> requested, Collection<String> granted) {
    Set<String> have = granted.stream().map(this::canonical).collect(Collectors.toSet());
    have.addAll(unreported);
    granted.forEach(scope -> have.addAll(implied.getOrDefault(canonical(scope), Set.of())));
    SequencedSet<String> missing = new LinkedHashSet<>();
    requested.stream().filter(scope -> !have.contains(canonical(scope))).forEach(missing::add);
    return missing;
  }

  private static SequencedSet<String> copy(Collection<String> scopes) {
    if (scopes.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a scope must not be blank");
    }
    return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(scopes));
  }
}
