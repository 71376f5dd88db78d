package dev.enlace.sandbox.quirks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scopes.
 *
 * @param separator what stands between scopes in the request
 * @param answerSeparator what stands between them in the token answer
 * @param known every scope that the client may ask for; empty where there are no scopes
 * @param userParameter a second parameter for scopes of the person's own token (Slack)
 * @param required whether at least one must be asked for
 * @param refuseDuplicates whether a scope named twice is {@code invalid_scope}
 * @param ignoreUnknown whether an unknown scope is dropped silently
 * @param untickable whether people may untick scopes on the page
 * @param always scopes that can't be unticked
 * @param allIfNone whether a request without scopes asks for all
 * @param unreported granted scopes that the token answer leaves out
 * @param aliases other names under which granted scopes come back
 */
public record ScopeQuirks(
    String separator,
    String answerSeparator,
    List<String> known,
    @Nullable String userParameter,
    boolean required,
    boolean refuseDuplicates,
    boolean ignoreUnknown,
    boolean untickable,
    List<String> always,
    boolean allIfNone,
    List<String> unreported,
    Map<String, String> aliases) {

  public ScopeQuirks {
    separator = separator == null ? " " : separator;
    answerSeparator = answerSeparator == null ? separator : answerSeparator;
    known = known == null ? List.of() : List.copyOf(known);
    always = always == null ? List.of() : List.copyOf(always);
    unreported = unreported == null ? List.of() : List.copyOf(unreported);
    aliases = aliases == null ? Map.of() : Map.copyOf(aliases);
  }

  static ScopeQuirks none() {
    return new ScopeQuirks(
        " ", " ", List.of(), null, false, false, true, false, List.of(), false, List.of(),
        Map.of());
  }
}
