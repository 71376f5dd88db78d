package dev.enlace.sandbox.telegram;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;
import tools.jackson.databind.node.ObjectNode;

/** {@code {"ok":false,"error_code","description"}}, with parameters where Telegram has some. */
final class TelegramError {
  private TelegramError() {}

  static Reply of(int status, String description) {
    return Reply.json(status, body(status, description));
  }

  static Reply tooMany(int retryAfterSeconds) {
    ObjectNode body = body(429, "Too Many Requests: retry after " + retryAfterSeconds);
    body.putObject("parameters").put("retry_after", retryAfterSeconds);
    return Reply.json(429, body);
  }

  static Reply migrated(long newChatId) {
    ObjectNode body = body(400, "Bad Request: group chat was upgraded to a supergroup chat");
    body.putObject("parameters").put("migrate_to_chat_id", newChatId);
    return Reply.json(400, body);
  }

  private static ObjectNode body(int status, String description) {
    return Json.object().put("ok", false).put("error_code", status).put("description", description);
  }
}
