package dev.enlace.adapter.out.catalog.entry;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.enlace.domain.form.FieldOption;
import dev.enlace.domain.form.FieldType;
import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.FormField;
import dev.enlace.domain.form.ValueFormat;
import dev.enlace.domain.text.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A form field in an entry's file. */
record FieldFile(
    String name,
    String type,
    boolean required,
    LocalizedText label,
    @Nullable LocalizedText help,
    @JsonProperty("default") @Nullable JsonNode standard,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable String pattern,
    List<FieldOption> options,
    boolean destination,
    @Nullable String format,
    @Nullable String items) {

  FormField field() {
    FieldType kind =
        FieldType.of(type).orElseThrow(() -> new IllegalArgumentException("unknown type"));
    return new FormField(
        name,
        kind,
        required,
        label,
        help,
        standard(kind),
        min,
        max,
        pattern == null ? null : Pattern.compile(pattern),
        options,
        destination,
        valueFormat(kind));
  }

  private ValueFormat valueFormat(FieldType kind) {
    if (format != null && kind == FieldType.LABELED_LIST) {
      throw new IllegalArgumentException("a labeledList has items and no format");
    }
    if (items != null && kind != FieldType.LABELED_LIST) {
      throw new IllegalArgumentException("only a labeledList has items");
    }
    String code = format == null ? items : format;
    return code == null
        ? ValueFormat.TEXT
        : ValueFormat.of(code).orElseThrow(() -> new IllegalArgumentException("unknown format"));
  }

  private @Nullable FieldValue standard(FieldType kind) {
    if (standard == null || standard.isNull()) {
      return null;
    }
    return switch (kind) {
      case STRING -> new FieldValue.Text(standard.stringValue());
      case NUMBER -> new FieldValue.Numeric(standard.decimalValue());
      case BOOLEAN -> new FieldValue.Bool(standard.booleanValue());
      case PASSWORD, LABELED_LIST ->
          throw new IllegalArgumentException("a " + kind.code() + " has no default");
    };
  }
}
