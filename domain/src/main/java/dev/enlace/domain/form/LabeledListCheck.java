package dev.enlace.domain.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the lines of a labeled list, each violation under {@code field[index]}. */
final class LabeledListCheck {
  private static final int MAX_LINES = 1000;
  private static final int MAX_LABEL = 120;
  private static final Set<String> KEYS = Set.of("label", "value");

  private final FormField field;
  private final List<Violation> violations;
  private final List<LabeledValue> lines = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private LabeledListCheck(FormField field, List<Violation> violations) {
    this.field = field;
    this.violations = violations;
  }

  static Optional<FieldValue> of(FormField field, Object given, List<Violation> violations) {
    return new LabeledListCheck(field, violations).check(given);
  }

  private Optional<FieldValue> check(Object given) {
    if (!(given instanceof List<?> list)) {
      violate(field.name(), "type", "must be a list", "debe ser una lista");
      return Optional.empty();
    }
    int max = field.max() == null ? MAX_LINES : field.max().intValueExact();
    if (list.size() > max) {
      violate(field.name(), "max", "at most " + max + " lines", "como máximo " + max + " líneas");
      return Optional.empty();
    }
    int before = violations.size();
    size(list.size());
    for (int i = 0; i < list.size(); i++) {
      line(field.name() + "[" + i + "]", list.get(i));
    }
    return violations.size() == before
        ? Optional.of(new FieldValue.LabeledList(lines))
        : Optional.empty();
  }

  private void size(int lines) {
    int min = field.min() == null ? 0 : field.min().intValueExact();
    if (lines == 0 && field.required()) {
      violate(field.name(), "required", "is required", "es obligatorio");
    } else if (lines < min) {
      violate(field.name(), "min", "at least " + min + " lines", "al menos " + min + " líneas");
    }
  }

  private void line(String path, Object given) {
    if (!(given instanceof Map<?, ?> map)
        || !KEYS.containsAll(map.keySet())
        || !(map.get("value") instanceof String value)
        || !(map.get("label") == null || map.get("label") instanceof String)) {
      violate(path, "type", "must be {label, value}", "debe ser {label, value}");
      return;
    }
    String label = map.get("label") instanceof String text ? text.strip() : "";
    if (label.length() > MAX_LABEL || label.chars().anyMatch(Character::isISOControl)) {
      violate(path + ".label", "max", "at most 120 characters", "como máximo 120 caracteres");
    }
    field
        .format()
        .normalise(value)
        .ifPresentOrElse(
            normal -> add(path, new LabeledValue(label, normal)),
            () ->
                violations.add(
                    new Violation(path + ".value", "format", FieldCheck.NOT_OF_THE_FORM)));
  }

  private void add(String path, LabeledValue line) {
    if (seen.add(line.value())) {
      lines.add(line);
    } else {
      violate(path + ".value", "unique", "stands in the list already", "ya está en la lista");
    }
  }

  private void violate(String path, String rule, String english, String spanish) {
    violations.add(Violation.of(path, rule, english, spanish));
  }
}
