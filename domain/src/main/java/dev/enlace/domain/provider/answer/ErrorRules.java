package dev.enlace.domain.provider.answer;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's errors at the token endpoint mean: its own rules first, then RFC 6749 section
 * 5.2. A status that says nothing about the grant never means that the grant is dead.
 */
public record ErrorRules(List<Rule> rules) {
  /**
   * One rule of a provider.
   *
   * @param statuses HTTP statuses it is for; empty for any
   * @param codes error codes it is for; empty for any
   */
  public record Rule(Set<Integer> statuses, Set<String> codes, ErrorMeaning meaning) {
    public Rule {
      statuses = Set.copyOf(statuses);
      codes = Set.copyOf(codes);
      if (statuses.isEmpty() && codes.isEmpty()) {
        throw new IllegalArgumentException("an error rule names statuses or codes");
      }
      if (statuses.stream().anyMatch(status -> status < 200 || status > 599)) {
        throw new IllegalArgumentException("an error rule's statuses are from 200 to 599");
      }
    }

    boolean matches(int status, @Nullable String code) {
      return (statuses.isEmpty() || statuses.contains(status))
          && (codes.isEmpty() || (code != null && codes.contains(code)));
    }
  }

  public ErrorRules {
    rules = List.copyOf(rules);
  }

  public static ErrorRules standard() {
    return new ErrorRules(List.of());
  }

  /**
   * @param status the HTTP status of the answer
   * @param code the error code in its body, null if there was none to be read
   */
  public ErrorMeaning meaning(int status, @Nullable String code) {
    return rules.stream()
        .filter(rule -> rule.matches(status, code))
        .map(Rule::meaning)
        .findFirst()
        .orElseGet(() -> byStandard(status, code));
  }

  private static ErrorMeaning byStandard(int status, @Nullable String code) {
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
      return ErrorMeaning.RETRY;
    }
    return switch (code) {
      case "invalid_grant" -> ErrorMeaning.REAUTHORISE;
      case "temporarily_unavailable", "server_error", "slow_down" -> ErrorMeaning.RETRY;
      case null -> ErrorMeaning.RETRY;
      default -> ErrorMeaning.MISCONFIGURED;
    };
  }
}
