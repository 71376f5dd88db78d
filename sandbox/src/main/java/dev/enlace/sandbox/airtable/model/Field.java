package dev.enlace.sandbox.airtable.model;

import java.util.List;

/**
 * A column.
 *
 * @param choices of select fields
 */
public record Field(String id, String name, Type type, List<String> choices) {

  /** The types that the sample data has. */
  public enum Type {
    SINGLE_LINE_TEXT("singleLineText"),
    MULTILINE_TEXT("multilineText"),
    EMAIL("email"),
    NUMBER("number"),
    CHECKBOX("checkbox"),
    DATE("date"),
    SINGLE_SELECT("singleSelect"),
    MULTIPLE_SELECTS("multipleSelects"),
    MULTIPLE_RECORD_LINKS("multipleRecordLinks");

    private final String wireName;

    Type(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  public Field {
    choices = List.copyOf(choices);
  }
}
