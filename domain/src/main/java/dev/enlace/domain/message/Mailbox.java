package dev.enlace.domain.message;

import org.jspecify.annotations.Nullable;

/**
 * An address and whose it is.
 *
 * @param name for people; null: none
 */
public record Mailbox(MailAddress address, @Nullable String name) {
  public Mailbox {
    if (name != null && name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a name has no control characters");
    }
  }
}
