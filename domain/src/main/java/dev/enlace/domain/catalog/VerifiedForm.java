package dev.enlace.domain.catalog;

import dev.enlace.domain.form.FieldType;
import dev.enlace.domain.form.FormField;
import dev.enlace.domain.form.FormSchema;

/** A form whose answers can be tried: none that it accepts leaves the verification without one. */
final class VerifiedForm {
  private VerifiedForm() {}

  /** That form, made as strict as the verification is; throws where it lacks a field. */
  static FormSchema of(Verification verification, FormSchema form) {
    return switch (verification) {
      case NONE -> form;
      case SMTP -> smtp(form);
      case TELEGRAM -> {
        required(form, "botToken", FieldType.PASSWORD);
        yield form;
      }
    };
  }

  private static FormSchema smtp(FormSchema form) {
    required(form, "username", FieldType.STRING);
    required(form, "password", FieldType.PASSWORD);
    form.field("security").ifPresent(field -> require(field, FieldType.STRING));
    return form.with(required(form, "host", FieldType.STRING).ofHost())
        .with(required(form, "port", FieldType.NUMBER).ofPort());
  }

  private static FormField required(FormSchema form, String name, FieldType type) {
    FormField field =
        form.field(name)
            .filter(FormField::required)
            .orElseThrow(() -> new IllegalArgumentException("needs a required field " + name));
    require(field, type);
    return field;
  }

  private static void require(FormField field, FieldType type) {
    if (field.type() != type) {
      throw new IllegalArgumentException("needs " + field.name() + " to be a " + type.code());
    }
  }
}
