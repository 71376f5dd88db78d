package dev.enlace.adapter.out.messaging.telegram;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.domain.message.Chat;
import dev.enlace.domain.message.KnownChat;
import dev.enlace.domain.provider.ProviderId;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what {@code getChat} answers: {@code {"id":...,"username":...,"active_usernames":[...]}}.
 * Nothing is sent by it, so whatever goes wrong, nothing was.
 *
 * @see <a href="https://core.telegram.org/bots/api#chatfullinfo">ChatFullInfo</a>
 */
final class ChatAnswer {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_WAIT = 3600;

  private ChatAnswer() {}

  /** Empty where there is no such chat, or none for this bot. */
  static Mono<KnownChat> read(HttpResponse<byte[]> response, ProviderId provider) {
    JsonNode answer = parse(response.body());
    return switch (response.statusCode()) {
      case 200 ->
          known(answer.path("result"))
              .map(Mono::just)
              .orElseGet(() -> unavailable(provider, ProviderProblem.UNEXPECTED_ANSWER, null));
      case 400, 403 -> Mono.empty();
      case 401, 404 -> Failed.with(TelegramTrouble.failure(VerificationProblem.BAD_CREDENTIALS));
      case 429 -> unavailable(provider, ProviderProblem.OVERLOADED, wait(answer));
      default -> unavailable(provider, ProviderProblem.SERVER_ERROR, null);
    };
  }

  static Failed lost(Throwable error, ProviderId provider) {
    boolean late = error instanceof HttpTimeoutException || error instanceof TimeoutException;
    ProviderProblem problem = late ? ProviderProblem.TIMED_OUT : ProviderProblem.UNREACHABLE;
    return new Failed(new ProviderUnavailable(provider, problem, null));
  }

  /** How long to stay away; null: it does not say. */
  static @Nullable Duration wait(JsonNode answer) {
    int seconds = answer.path("parameters").path("retry_after").asInt(0);
    return seconds > 0 ? Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT)) : null;
  }

  static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  /** A name that no list can name is left out. */
  private static Optional<KnownChat> known(JsonNode chat) {
    JsonNode id = chat.path("id");
    List<Chat> names =
        Stream.concat(Stream.of(chat.path("username")), chat.path("active_usernames").valueStream())
            .map(name -> Chat.of(Chat.NAMED + name.asString("")))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return Optional.of(id)
        .filter(JsonNode::isIntegralNumber)
        .flatMap(number -> Chat.of(number.bigIntegerValue().toString()))
        .map(number -> new KnownChat(number, names));
  }

  private static <T> Mono<T> unavailable(
      ProviderId provider, ProviderProblem problem, @Nullable Duration wait) {
    return Failed.with(new ProviderUnavailable(provider, problem, wait));
  }
}
