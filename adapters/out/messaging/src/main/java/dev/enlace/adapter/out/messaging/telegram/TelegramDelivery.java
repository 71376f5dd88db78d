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
import dev.enlace.domain.message.ChatMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls {@code sendMessage}.
 *
 * @see <a href="https://core.telegram.org/bots/api#sendmessage">Telegram Bot API</a>
 */
public final class TelegramDelivery implements ChatDelivery {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FIELD = "botToken";
  private static final int LONGEST_WAIT = 3600;

  private final BotApi api;

  /** By that client. */
  public TelegramDelivery(BotApi api) {
    this.api = api;
  }

  @Override
  public Mono<Delivery> deliver(Sender bot, ChatMessage message) {
    return Mono.fromCallable(() -> FormAnswers.required(FIELD, bot.values().secret(FIELD)))
        .flatMap(token -> api.call(token, "sendMessage", body(message)))
        .onErrorMap(LostCall::isOne, error -> LostCall.failed(error, bot.provider()))
        .flatMap(answer -> read(answer, bot));
  }

  private static byte[] body(ChatMessage message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("chat_id", message.chat().id());
    body.put("text", message.text());
    if (message.parseMode() != null) {
      body.put("parse_mode", message.parseMode().code());
    }
    return JSON.writeValueAsBytes(body);
  }

  /** A server in trouble does not say how far it got. */
  private static Mono<Delivery> read(HttpResponse<byte[]> response, Sender bot) {
    JsonNode answer = parse(response.body());
    return switch (response.statusCode()) {
      case 200 -> taken(answer);
      case 400 -> Mono.just(refused(answer));
      case 403 -> Mono.just(new Delivery.Refused(MessageProblem.RECIPIENT_REFUSED));
      case 413 -> Mono.just(new Delivery.Refused(MessageProblem.CONTENT_REFUSED));
      case 401, 404 -> Failed.with(TelegramTrouble.failure(VerificationProblem.BAD_CREDENTIALS));
      case 429 ->
          Failed.with(
              new ProviderUnavailable(bot.provider(), ProviderProblem.OVERLOADED, wait(answer)));
      default -> Mono.error(LostCall::unknown);
    };
  }

  private static Mono<Delivery> taken(JsonNode answer) {
    JsonNode id = answer.path("result").path("message_id");
    return answer.path("ok").asBoolean(false) && id.isIntegralNumber()
        ? Mono.just(new Delivery.Taken(id.bigIntegerValue().toString()))
        : Mono.error(LostCall::unknown);
  }

  /** Telegram has one status for all that is wrong with a call, and says in English what it was. */
  private static Delivery refused(JsonNode answer) {
    String why = answer.path("description").asString("");
    boolean chat = why.contains("chat") || why.contains("user") || why.contains("peer");
    return new Delivery.Refused(
        chat ? MessageProblem.RECIPIENT_REFUSED : MessageProblem.CONTENT_REFUSED);
  }

  private static @Nullable Duration wait(JsonNode answer) {
    int seconds = answer.path("parameters").path("retry_after").asInt(0);
    return seconds > 0 ? Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT)) : null;
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }
}
