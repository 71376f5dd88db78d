package dev.enlace.domain.connection;

/**
 * What people call a connection.
 *
 * @param value 1 to 120 characters, none of them a control character
 */
public record Label(String value) {
  /** Longest label. */
  public static final int MAX_LENGTH = 120;

  public Label {
    if (!isLabel(value)) {
      throw new IllegalArgumentException("a label has 1 to " + MAX_LENGTH + " plain characters");
    }
  }

  /** Whether a text can be a label. */
  public static boolean isLabel(String text) {
    return !text.isBlank()
        && text.length() <= MAX_LENGTH
        && text.chars().noneMatch(Character::isISOControl);
  }

  @Override
  public String toString() {
    return value;
  }
}
