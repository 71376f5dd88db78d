package dev.enlace.sandbox.telegram;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Params;
import dev.enlace.sandbox.http.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code sendMessage}: at most 4096 characters, 30 messages a second, and 20 a minute to one group.
 */
final class Outgoing {
  private static final int MAX_TEXT = 4096;
  private static final int PER_SECOND = 30;
  private static final int PER_MINUTE_AND_GROUP = 20;

  private final Clock clock;
  private final List<SentMessage> sent = new ArrayList<>();

  Outgoing(Clock clock) {
    this.clock = clock;
  }

  synchronized List<SentMessage> sent() {
    return List.copyOf(sent);
  }

  synchronized void clear() {
    sent.clear();
  }

  synchronized Reply send(Params params) {
    String chatId = params.get("chat_id").orElse("");
    if (chatId.isEmpty()) {
      return TelegramError.of(400, "Bad Request: chat_id is empty");
    }
    String text = params.get("text").orElse("");
    if (text.isBlank()) {
      return TelegramError.of(400, "Bad Request: message text is empty");
    }
    if (text.codePointCount(0, text.length()) > MAX_TEXT) {
      return TelegramError.of(400, "Bad Request: message is too long");
    }
    Optional<Chat> chat = Chat.find(chatId);
    return chat.isEmpty()
        ? TelegramError.of(400, "Bad Request: chat not found")
        : sendTo(chat.get(), chatId, text);
  }

  private Reply sendTo(Chat chat, String chatId, String text) {
    return switch (chat.access()) {
      case BLOCKED -> TelegramError.of(403, "Forbidden: bot was blocked by the user");
      case NEVER_STARTED ->
          TelegramError.of(403, "Forbidden: bot can't initiate conversation with a user");
      case KICKED -> TelegramError.of(403, "Forbidden: bot was kicked from the supergroup chat");
      case MIGRATED -> TelegramError.migrated(Chat.GROUP.id());
      case OPEN -> deliver(chat, chatId, text);
    };
  }

  private Reply deliver(Chat chat, String chatId, String text) {
    if (since(Duration.ofSeconds(1), any -> true) >= PER_SECOND) {
      return TelegramError.tooMany(1);
    }
    Predicate<SentMessage> here = message -> message.chatId().equals(chatId);
    if (chat.isGroup() && since(Duration.ofMinutes(1), here) >= PER_MINUTE_AND_GROUP) {
      return TelegramError.tooMany(60);
    }
    Instant now = clock.instant();
    sent.add(new SentMessage(now, chatId, text));
    ObjectNode message =
        Json.object()
            .put("message_id", sent.size())
            .put("date", now.getEpochSecond())
            .put("text", text);
    message.putObject("chat").put("id", chat.id()).put("type", chat.type());
    return TelegramApi.ok(message);
  }

  private long since(Duration window, Predicate<SentMessage> wanted) {
    Instant start = clock.instant().minus(window);
    return sent.stream().filter(it -> it.at().isAfter(start)).filter(wanted).count();
  }
}
