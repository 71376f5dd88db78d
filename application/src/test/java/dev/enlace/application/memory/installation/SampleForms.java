package dev.enlace.application.memory.installation;

import dev.enlace.domain.form.FieldOption;
import dev.enlace.domain.form.FieldType;
import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.FormField;
import dev.enlace.domain.form.FormSchema;
import dev.enlace.domain.form.ValueFormat;
import dev.enlace.domain.text.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forms that are answered in tests. */
public final class SampleForms {
  /** {@code host}, {@code port} and {@code security} decide where {@code password} goes. */
  public static final FormSchema SMTP =
      new FormSchema(
          List.of(
              field("host", FieldType.STRING, true, null, null, true),
              field("port", FieldType.NUMBER, true, 587L, 65535L, true),
              security(),
              field("username", FieldType.STRING, true, null, null, false),
              field("password", FieldType.PASSWORD, true, null, null, false),
              field("keepCopies", FieldType.BOOLEAN, false, null, null, false),
              recipients("recipientAllowList", ValueFormat.EMAIL_RECIPIENT),
              recipients("recipientDenyList", ValueFormat.EMAIL_RECIPIENT)));

  /** A token and whom it may write to. */
  public static final FormSchema TELEGRAM =
      new FormSchema(
          List.of(
              field("botToken", FieldType.PASSWORD, true, null, null, false),
              field("defaultChat", FieldType.STRING, false, null, null, false),
              recipients("recipientAllowList", ValueFormat.TELEGRAM_RECIPIENT),
              recipients("recipientDenyList", ValueFormat.TELEGRAM_RECIPIENT)));

  /** What can be set on a connection by OAuth. */
  public static final FormSchema LISTS =
      new FormSchema(
          List.of(
              recipients("recipientAllowList", ValueFormat.EMAIL_RECIPIENT),
              recipients("recipientDenyList", ValueFormat.EMAIL_RECIPIENT)));

  private SampleForms() {}

  private static FormField security() {
    return new FormField(
        "security",
        FieldType.STRING,
        false,
        LocalizedText.same("security"),
        null,
        new FieldValue.Text("starttls"),
        null,
        null,
        null,
        List.of(option("starttls"), option("tls")),
        true,
        ValueFormat.TEXT);
  }

  private static FieldOption option(String value) {
    return new FieldOption(value, LocalizedText.same(value));
  }

  private static FormField recipients(String name, ValueFormat format) {
    return new FormField(
        name,
        FieldType.LABELED_LIST,
        false,
        LocalizedText.same(name),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        false,
        format);
  }

  private static FormField field(
      String name,
      FieldType type,
      boolean required,
      @Nullable Long defaultValue,
      @Nullable Long max,
      boolean destination) {
    return new FormField(
        name,
        type,
        required,
        LocalizedText.same(name),
        null,
        defaultValue == null ? null : new FieldValue.Numeric(BigDecimal.valueOf(defaultValue)),
        null,
        max == null ? null : BigDecimal.valueOf(max),
        null,
        List.of(),
        destination,
        ValueFormat.TEXT);
  }
}
