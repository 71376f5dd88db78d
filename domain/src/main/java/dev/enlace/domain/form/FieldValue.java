package dev.enlace.domain.form;

import dev.enlace.domain.secret.Secret;
import java.math.BigDecimal;
import java.util.List;

/** A checked and normalised answer to one form field. */
public sealed interface FieldValue {
  /** Of a {@link FieldType#STRING}. */
  record Text(String value) implements FieldValue {}

  /** Of a {@link FieldType#NUMBER}; {@code 587.0} and {@code 5.87E2} are kept as {@code 587}. */
  record Numeric(BigDecimal value) implements FieldValue {
    public Numeric {
      value = Numbers.plain(value);
    }
  }

  /** Of a {@link FieldType#BOOLEAN}. */
  record Bool(boolean value) implements FieldValue {}

  /** Of a {@link FieldType#PASSWORD}. */
  record Password(Secret value) implements FieldValue {}

  /** Of a {@link FieldType#LABELED_LIST}. */
  record LabeledList(List<LabeledValue> values) implements FieldValue {
    public LabeledList {
      values = List.copyOf(values);
    }
  }
}
