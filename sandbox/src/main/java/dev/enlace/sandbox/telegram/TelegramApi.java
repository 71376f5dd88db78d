package dev.enlace.sandbox.telegram;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Params;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.http.Route;
import dev.enlace.sandbox.oauth.Secrets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Bot API's {@code getMe}, {@code getChat} and {@code sendMessage}.
 *
 * @see <a href="https://core.telegram.org/bots/api">Telegram Bot API</a>
 */
public final class TelegramApi {
  /** The token of the bot that exists from the start: of the documented form, and no real one. */
  public static final String TOKEN = "123456789:SANDBOX-telegram-bot-token-not-real";

  private static final long BOT_ID = 123456789L;

  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final Outgoing outgoing;

  public TelegramApi(Clock clock) {
    this.outgoing = new Outgoing(clock);
    tokens.add(TOKEN);
  }

  public List<Route> routes() {
    String host = "/api.telegram.org/bot{token}/";
    return List.of(route("GET", host + "{method}"), route("POST", host + "{method}"));
  }

  public List<SentMessage> sent() {
    return outgoing.sent();
  }

  /** Makes the bot's token worthless, as BotFather's {@code /revoke} does. */
  public void revoke() {
    tokens.remove(TOKEN);
  }

  public void clear() {
    tokens.add(TOKEN);
    outgoing.clear();
  }

  private Route route(String method, String path) {
    return new Route(method, path, "telegram", "{method}", this::answer);
  }

  private Reply answer(Request request) {
    String token = request.variable("token");
    if (!token.matches("\\d{6,12}:[\\w-]{30,64}")) {
      return TelegramError.of(404, "Not Found");
    }
    if (tokens.stream().noneMatch(known -> Secrets.same(known, token))) {
      return TelegramError.of(401, "Unauthorized");
    }
    return switch (request.variable("method").toLowerCase(Locale.ROOT)) {
      case "getme" -> ok(me());
      case "getchat" -> chat(params(request));
      case "sendmessage" -> outgoing.send(params(request));
      default -> TelegramError.of(404, "Not Found");
    };
  }

  /** Of a chat that the bot has never met, nothing is known to it. */
  private static Reply chat(Params params) {
    Optional<Chat> found = params.get("chat_id").flatMap(Chat::find);
    if (found.isEmpty() || found.get().access() == Chat.Access.NEVER_STARTED) {
      return TelegramError.of(400, "Bad Request: chat not found");
    }
    Chat chat = found.get();
    return switch (chat.access()) {
      case KICKED -> TelegramError.of(403, "Forbidden: bot was kicked from the supergroup chat");
      case MIGRATED -> TelegramError.migrated(Chat.GROUP.id());
      case OPEN, BLOCKED, NEVER_STARTED -> {
        ObjectNode full = Json.object().put("id", chat.id()).put("type", chat.type());
        if (!chat.names().isEmpty()) {
          full.put("username", chat.names().getFirst());
          ArrayNode names = full.putArray("active_usernames");
          chat.names().forEach(names::add);
        }
        yield ok(full);
      }
    };
  }

  /** Telegram takes query, form and JSON alike. */
  private static Params params(Request request) {
    return switch (request.mediaType()) {
      case "application/json" -> jsonParams(request);
      case "application/x-www-form-urlencoded" -> request.form();
      default -> request.query();
    };
  }

  private static Params jsonParams(Request request) {
    ObjectNode body = Json.readObject(request.text()).orElseGet(Json::object);
    return new Params(
        body.properties().stream()
            .filter(field -> field.getValue().isValueNode())
            .map(field -> new Params.Param(field.getKey(), field.getValue().asString()))
            .toList());
  }

  static Reply ok(ObjectNode result) {
    ObjectNode body = Json.object().put("ok", true);
    body.set("result", result);
    return Reply.json(200, body);
  }

  private static ObjectNode me() {
    return Json.object()
        .put("id", BOT_ID)
        .put("is_bot", true)
        .put("first_name", "Sandbox")
        .put("username", "sandbox_enlace_bot")
        .put("can_join_groups", true)
        .put("can_read_all_group_messages", false)
        .put("supports_inline_queries", false);
  }
}
