package dev.enlace.domain.form;

import dev.enlace.domain.secret.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checked answers by field name, in the order of the form. */
public final class FormValues {
  /** Of a form that was not answered. */
  public static final FormValues NONE = new FormValues(Map.of());

  private final Map<String, FieldValue> values;

  /** Keeps a copy. */
  public FormValues(Map<String, FieldValue> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** All values. */
  public Map<String, FieldValue> all() {
    return values;
  }

  /** What may be stored in clear and shown. */
  public Map<String, FieldValue> open() {
    Map<String, FieldValue> open = new LinkedHashMap<>(values);
    open.values().removeIf(FieldValue.Password.class::isInstance);
    return Collections.unmodifiableMap(open);
  }

  /** What must be sealed. */
  public Map<String, Secret> secrets() {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      if (value instanceof FieldValue.Password(Secret secret)) {
        secrets.put(name, secret);
      }
    });
    return Collections.unmodifiableMap(secrets);
  }

  /** A text field's value; empty if it was not answered. */
  public Optional<String> text(String name) {
    return values.get(name) instanceof FieldValue.Text(String value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** A number field's value; empty if it was not answered by a whole number that an int holds. */
  public Optional<Integer> integer(String name) {
    return values.get(name) instanceof FieldValue.Numeric(var value) && Numbers.isInt(value)
        ? Optional.of(value.intValueExact())
        : Optional.empty();
  }

  /** A boolean field's value, false if it was not answered. */
  public boolean flag(String name) {
    return values.get(name) instanceof FieldValue.Bool(boolean value) && value;
  }

  /** A password field's value; empty if it was not answered. */
  public Optional<Secret> secret(String name) {
    return values.get(name) instanceof FieldValue.Password(Secret value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** A labeled list's lines; none if it was not answered. */
  public List<LabeledValue> list(String name) {
    return values.get(name) instanceof FieldValue.LabeledList(List<LabeledValue> lines)
        ? lines
        : List.of();
  }

  /** These with secrets added that were kept elsewhere. */
  public FormValues withSecrets(Map<String, Secret> kept) {
    Map<String, FieldValue> merged = new LinkedHashMap<>(values);
    kept.forEach((name, secret) -> merged.putIfAbsent(name, new FieldValue.Password(secret)));
    return new FormValues(merged);
  }

  /** The same fields with the same values, in whichever order. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FormValues that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
