package dev.enlace.domain.form;

import java.util.Objects;

/**
 * One line of a labeled list.
 *
 * @param label for people only, may be empty
 * @param value normalised, unique within its list
 */
public record LabeledValue(String label, String value) {
  public LabeledValue {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(value, "value");
  }
}
