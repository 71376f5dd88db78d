package dev.enlace.domain.form;

import java.util.Arrays;
import java.util.Optional;

/** What a form field holds; a client draws a field by this alone. */
public enum FieldType {
  STRING("string"),
  NUMBER("number"),
  BOOLEAN("boolean"),
  /** A text that is sealed and never shown again. */
  PASSWORD("password"),
  /** A list of {@code {label, value}}: the label is for people only. */
  LABELED_LIST("labeledList");

  private final String code;

  FieldType(String code) {
    this.code = code;
  }

  /** The name on the wire and in YAML. */
  public String code() {
    return code;
  }

  /** The type of that name; empty if there is none. */
  public static Optional<FieldType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }
}
