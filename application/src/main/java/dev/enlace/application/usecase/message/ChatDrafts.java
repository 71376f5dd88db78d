package dev.enlace.application.usecase.message;

import static dev.enlace.application.usecase.message.Complaints.sound;

import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.port.in.message.Draft;
import dev.enlace.domain.message.Chat;
import dev.enlace.domain.message.ChatMessage;
import dev.enlace.domain.message.ChatMessage.ParseMode;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a message for a chat of a draft. */
final class ChatDrafts {
  private ChatDrafts() {}

  /**
   * The message that a draft is; fails with {@link ValidationFailed}.
   *
   * @param usual where it goes if the draft does not say; empty: nowhere
   */
  static ChatMessage read(Draft draft, Optional<String> usual) {
    Complaints complaints = new Complaints();
    Chat chat = chat(draft, usual, complaints);
    text(draft.text(), complaints);
    ParseMode mode = mode(draft.parseMode(), complaints);
    complaints.foreign("to", draft.to());
    complaints.foreign("cc", draft.cc());
    complaints.foreign("bcc", draft.bcc());
    complaints.foreign("replyTo", draft.replyTo());
    complaints.foreign("subject", draft.subject());
    complaints.foreign("html", draft.html());
    complaints.foreign("attachments", draft.attachments());
    complaints.raise();
    return new ChatMessage(sound(chat), sound(draft.text()), mode);
  }

  private static @Nullable Chat chat(Draft draft, Optional<String> usual, Complaints complaints) {
    Optional<String> named = Optional.ofNullable(draft.chat()).or(() -> usual);
    if (named.isEmpty()) {
      complaints.required("chat");
      return null;
    }
    Optional<Chat> chat = named.flatMap(Chat::of);
    if (chat.isEmpty()) {
      complaints.malformed("chat");
    }
    return chat.orElse(null);
  }

  private static void text(@Nullable String text, Complaints complaints) {
    if (text == null || text.isBlank()) {
      complaints.required("text");
    } else if (text.codePointCount(0, text.length()) > ChatMessage.LONGEST) {
      complaints.tooLong("text", ChatMessage.LONGEST);
    }
  }

  private static @Nullable ParseMode mode(@Nullable String code, Complaints complaints) {
    if (code == null) {
      return null;
    }
    Optional<ParseMode> mode =
        Arrays.stream(ParseMode.values()).filter(known -> known.code().equals(code)).findFirst();
    if (mode.isEmpty()) {
      complaints.malformed("parseMode");
    }
    return mode.orElse(null);
  }
}
