package dev.enlace.domain.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A form as data: any client can draw it, and one check serves them all.
 *
 * @param fields in the order in which people see them
 */
public record FormSchema(List<FormField> fields) {
  /** The form that asks nothing, as of every OAuth entry. */
  public static final FormSchema EMPTY = new FormSchema(List.of());

  public FormSchema {
    fields = List.copyOf(fields);
    if (fields.stream().map(FormField::name).distinct().count() != fields.size()) {
      throw new IllegalArgumentException("two fields have the same name");
    }
    fields.forEach(FormField::requireFittingDefault);
  }

  /** The field of that name; empty if there is none. */
  public Optional<FormField> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /**
   * Checks an answer: every violation at once, values normalised, defaults filled in.
   *
   * @param answer by field name: texts, numbers, booleans, lists of {@code {label, value}} maps;
   *     null and absent are the same
   */
  public FormCheck check(Map<String, ? extends @Nullable Object> answer) {
    return check(answer, Set.of());
  }

  /**
   * Checks an answer of somebody who keeps secrets that are set already.
   *
   * @param kept names of password fields that need not be answered again
   */
  public FormCheck check(Map<String, ? extends @Nullable Object> answer, Set<String> kept) {
    List<Violation> violations = new ArrayList<>(unknown(answer.keySet()));
    Map<String, FieldValue> values = new LinkedHashMap<>();
    for (FormField field : fields) {
      Object given = answer.get(field.name());
      if (given != null) {
        FieldCheck.of(field, given, violations).ifPresent(value -> values.put(field.name(), value));
      } else if (field.defaultValue() != null) {
        values.put(field.name(), field.defaultValue());
      } else if (field.required() && !(field.secret() && kept.contains(field.name()))) {
        violations.add(Violation.of(field.name(), "required", "is required", "es obligatorio"));
      }
    }
    return violations.isEmpty()
        ? new FormCheck.Accepted(new FormValues(values))
        : new FormCheck.Rejected(violations);
  }

  /** Whether a change of values sends secrets elsewhere than before. */
  public boolean movesDestination(FormValues before, FormValues after) {
    return fields.stream()
        .filter(FormField::destination)
        .map(FormField::name)
        .anyMatch(name -> !Objects.equals(before.all().get(name), after.all().get(name)));
  }

  /** This form with a field in the place of the one of its name. */
  public FormSchema with(FormField changed) {
    return new FormSchema(
        fields.stream()
            .map(field -> field.name().equals(changed.name()) ? changed : field)
            .toList());
  }

  /** The names of all password fields. */
  public Set<String> secretNames() {
    return fields.stream()
        .filter(FormField::secret)
        .map(FormField::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Violation> unknown(Set<String> names) {
    return names.stream()
        .filter(name -> field(name).isEmpty())
        .map(name -> Violation.of(name, "unknown", "is not a field", "no es un campo"))
        .toList();
  }
}
