package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.InvalidConfiguration;
import dev.enlace.domain.connection.Material.Credentials;
import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.FormSchema;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.form.LabeledValue;
import dev.enlace.domain.form.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of what a form said, checked as a whole.
 *
 * @param values all values, with those secrets only that were sent
 * @param kept names of secrets that stay as they are
 * @param sameCredentials whether nothing changes but whom it may write to, so that what was seen of
 *     the credentials before is still true
 */
record ConfigEdit(FormValues values, Set<String> kept, boolean sameCredentials) {
  /** Merges a change into what is there; fails with {@link InvalidConfiguration}. */
  static ConfigEdit of(
      FormSchema schema, Credentials before, Map<String, ? extends @Nullable Object> change) {
    Map<String, @Nullable Object> answer = merged(before.open(), change);
    Set<String> kept = new HashSet<>(before.secretsSet());
    kept.removeAll(change.keySet());
    FormValues after = CredentialForms.accepted(schema.check(answer, kept));
    if (schema.movesDestination(before.open(), after)) {
      requireAgain(kept);
    }
    boolean same = kept.equals(before.secretsSet()) && proven(before.open()).equals(proven(after));
    return new ConfigEdit(after, Set.copyOf(kept), same);
  }

  /** What is there, with a change put in: an answer to be checked. */
  static Map<String, @Nullable Object> merged(
      FormValues before, Map<String, ? extends @Nullable Object> change) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    before.all().forEach((name, value) -> answer.put(name, raw(value)));
    answer.putAll(change);
    return answer;
  }

  /** What to say where the secrets that stay cannot be read any more. */
  Failed unreadable() {
    List<Violation> violations =
        kept.stream()
            .sorted()
            .map(name ->
                Violation.of(
                    name,
                    "required_again",
                    "must be entered again, since it cannot be read any more",
                    "debe introducirse de nuevo, porque ya no se puede leer"))
            .toList();
    return new Failed(new InvalidConfiguration("secrets_unreadable", violations));
  }

  /** Otherwise whoever may edit could have the secrets sent to a host of their own. */
  private static void requireAgain(Set<String> kept) {
    List<Violation> violations =
        kept.stream()
            .sorted()
            .map(name ->
                Violation.of(
                    name,
                    "required_again",
                    "must be entered again, since its destination changes",
                    "debe introducirse de nuevo, porque cambia su destino"))
            .toList();
    if (!violations.isEmpty()) {
      throw new Failed(new InvalidConfiguration("secrets_again", violations));
    }
  }

  /** What a server has to do with: everything but lists for people. */
  private static Map<String, FieldValue> proven(FormValues values) {
    Map<String, FieldValue> proven = new HashMap<>(values.all());
    proven.values().removeIf(FieldValue.LabeledList.class::isInstance);
    return proven;
  }

  private static Object raw(FieldValue value) {
    return switch (value) {
      case FieldValue.Text(String text) -> text;
      case FieldValue.Numeric(var number) -> number;
      case FieldValue.Bool(boolean bool) -> bool;
      case FieldValue.LabeledList(List<LabeledValue> lines) ->
          lines.stream().map(line -> Map.of("label", line.label(), "value", line.value())).toList();
      case FieldValue.Password _ -> throw new IllegalStateException("a secret among open values");
    };
  }
}
