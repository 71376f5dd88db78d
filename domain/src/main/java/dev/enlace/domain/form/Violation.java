package dev.enlace.domain.form;

import dev.enlace.domain.text.LocalizedText;

/**
 * One thing wrong with one field; it never repeats the value.
 *
 * @param field the field's name or path
 * @param rule the rule that is broken, for programs: {@code required type min max pattern options
 *     unique format unknown ...}
 * @param message the same for people
 */
public record Violation(String field, String rule, LocalizedText message) {
  /** A violation with a message in both languages. */
  public static Violation of(String field, String rule, String english, String spanish) {
    return new Violation(field, rule, new LocalizedText(english, spanish));
  }
}
