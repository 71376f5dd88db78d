package dev.enlace.domain.message;

import org.jspecify.annotations.Nullable;

/**
 * A text for a chat.
 *
 * @param parseMode how the text is marked up; null: not at all
 */
public record ChatMessage(Chat chat, String text, @Nullable ParseMode parseMode) {
  /** Most characters of a text. */
  public static final int LONGEST = 4096;

  /** How Telegram reads marks in a text. */
  public enum ParseMode {
    MARKDOWN("MarkdownV2"),
    HTML("HTML");

    private final String code;

    ParseMode(String code) {
      this.code = code;
    }

    /** Its name at Telegram. */
    public String code() {
      return code;
    }
  }

  public ChatMessage {
    if (text.isBlank() || text.codePointCount(0, text.length()) > LONGEST) {
      throw new IllegalArgumentException("a message has a text of at most " + LONGEST);
    }
  }

  /** The same for a chat that is called otherwise. */
  public ChatMessage to(Chat other) {
    return new ChatMessage(other, text, parseMode);
  }

  /** Says nothing of what is private. */
  @Override
  public String toString() {
    return "ChatMessage[]";
  }
}
