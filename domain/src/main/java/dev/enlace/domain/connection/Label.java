package dev.enlace.domain.connection;

import java.util.Optional;

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

  /**
   * The label of a connection that nobody named.
   *
   * @param account what people know the account by, if anybody said
   * @param entry the name of the entry
   */
  public static Label of(Optional<String> account, String entry) {
    return new Label(account.map(Label::shortened).filter(Label::isLabel).orElse(entry));
  }

  private static String shortened(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    boolean splits =
        Character.isSurrogatePair(text.charAt(MAX_LENGTH - 1), text.charAt(MAX_LENGTH));
    return text.substring(0, splits ? MAX_LENGTH - 1 : MAX_LENGTH);
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
