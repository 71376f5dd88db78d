package dev.enlace.adapter.out.messaging.telegram;

import dev.enlace.adapter.out.messaging.FormAnswers;
import dev.enlace.adapter.out.messaging.http.LostCall;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.MessageProblem;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.port.out.message.ChatDelivery;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.application.port.out.message.Sender;
import dev.enlace.domain.message.Chat;
import dev.enlace.domain.message.ChatMessage;
import dev.enlace.domain.message.KnownChat;
import dev.enlace.domain.secret.Secret;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls {@code sendMessage}, and {@code getChat} where it matters what else a chat is called.
 *
 * @see <a href="https://core.telegram.org/bots/api#sendmessage">Telegram Bot API</a>
 */
public final class TelegramDelivery implements ChatDelivery {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FIELD = "botToken";
  private static final List<String> ABOUT_THE_CHAT =
      Stream.of(
              "chat not found",
              "chat_id",
              "group chat was",
              "user not found",
              "user is",
              "PEER_ID_INVALID",
              "CHAT_",
              "CHANNEL_",
              "USER_",
              "TOPIC_",
              "have no rights",
              "not enough rights",
              "need administrator rights",
              "bot is not a member",
              "bot was")
          .map("Bad Request: "::concat)
          .toList();

  private final BotApi api;

  /** By that client. */
  public TelegramDelivery(BotApi api) {
    this.api = api;
  }

  @Override
  public Mono<KnownChat> find(Sender bot, Chat chat) {
    return token(bot)
        .flatMap(token -> api.call(token, "getChat", written(Map.of("chat_id", chat.id()))))
        .onErrorMap(LostCall::isOne, error -> ChatAnswer.lost(error, bot.provider()))
        .flatMap(answer -> ChatAnswer.read(answer, bot.provider()));
  }

  @Override
  public Mono<Delivery> deliver(Sender bot, ChatMessage message) {
    return token(bot)
        .flatMap(token -> api.call(token, "sendMessage", body(message)))
        .onErrorMap(LostCall::isOne, error -> LostCall.failed(error, bot.provider()))
        .flatMap(answer -> read(answer, bot));
  }

  private static Mono<Secret> token(Sender bot) {
    return Mono.fromCallable(() -> FormAnswers.required(FIELD, bot.values().secret(FIELD)));
  }

  private static byte[] written(Map<String, ?> body) {
    return JSON.writeValueAsBytes(body);
  }

  private static byte[] body(ChatMessage message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("chat_id", message.chat().id());
    body.put("text", message.text());
    if (message.parseMode() != null) {
      body.put("parse_mode", message.parseMode().code());
    }
    return written(body);
  }

  /** A server in trouble does not say how far it got. */
  private static Mono<Delivery> read(HttpResponse<byte[]> response, Sender bot) {
    JsonNode answer = ChatAnswer.parse(response.body());
    return switch (response.statusCode()) {
      case 200 -> taken(answer);
      case 400 -> Mono.just(refused(answer));
      case 403 -> Mono.just(new Delivery.Refused(MessageProblem.RECIPIENT_REFUSED));
      case 413 -> Mono.just(new Delivery.Refused(MessageProblem.CONTENT_REFUSED));
      case 401, 404 -> Failed.with(TelegramTrouble.failure(VerificationProblem.BAD_CREDENTIALS));
      case 429 ->
          Failed.with(
              new ProviderUnavailable(
                  bot.provider(), ProviderProblem.OVERLOADED, ChatAnswer.wait(answer)));
      default -> Mono.error(LostCall::unknown);
    };
  }

  private static Mono<Delivery> taken(JsonNode answer) {
    JsonNode id = answer.path("result").path("message_id");
    return answer.path("ok").asBoolean(false) && id.isIntegralNumber()
        ? Mono.just(new Delivery.Taken(id.bigIntegerValue().toString()))
        : Mono.error(LostCall::unknown);
  }

  /**
   * Telegram has one status for all that is wrong with a call, and says in English what it was.
   * Behind the beginning may stand words of the message itself.
   */
  private static Delivery refused(JsonNode answer) {
    String why = answer.path("description").asString("");
    return new Delivery.Refused(
        ABOUT_THE_CHAT.stream().anyMatch(why::startsWith)
            ? MessageProblem.RECIPIENT_REFUSED
            : MessageProblem.CONTENT_REFUSED);
  }
}
