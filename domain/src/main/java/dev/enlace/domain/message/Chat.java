package dev.enlace.domain.message;

import dev.enlace.domain.form.ValueFormat;
import java.util.List;
import java.util.Optional;

/**
 * A chat of Telegram's: its number, or a channel's or group's public name.
 *
 * @param id as lists name it
 */
public record Chat(String id) implements Recipient {
  /** What names begin with, and numbers never do. */
  public static final String NAMED = "@";

  public Chat {
    if (!ValueFormat.TELEGRAM_RECIPIENT.normalise(id).equals(Optional.of(id))) {
      throw new IllegalArgumentException("no chat");
    }
  }

  /** The chat that a text names, but for blanks around it; empty where it is none. */
  public static Optional<Chat> of(String text) {
    String bare = Blanks.without(text);
    return Optional.of(bare)
        .filter(named -> named.chars().allMatch(c -> c > ' ' && c < 127))
        .flatMap(ValueFormat.TELEGRAM_RECIPIENT::normalise)
        .map(Chat::new);
  }

  /** Whether it is named by its public name, and not by its number. */
  public boolean isNamed() {
    return id.startsWith(NAMED);
  }

  @Override
  public List<String> allowedBy() {
    return List.of(id);
  }

  @Override
  public List<String> deniedBy() {
    return List.of(id);
  }
}
