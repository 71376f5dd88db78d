package dev.enlace.sandbox.airtable.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
    MULTIPLE_RECORD_LINKS("multipleRecordLinks"),
    MULTIPLE_ATTACHMENTS("multipleAttachments");

    private final String wireName;

    Type(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }

    /** By the name on the wire; empty if there is none. */
    public static Optional<Type> of(String wireName) {
      return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
    }
  }

  /** The same under another name. */
  public Field named(String newName) {
    return new Field(id, newName, type, choices);
  }

  public Field {
    choices = List.copyOf(choices);
  }
}
