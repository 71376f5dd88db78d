package dev.enlace.adapter.out.messaging.telegram;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.port.out.connection.CredentialCheck.Passed;
import dev.enlace.domain.connection.Account;
import java.util.Optional;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code {"ok":true,"result":{"id":...,"is_bot":true,"username":...}}}. */
final class BotAnswer {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_NAME = 64;

  private BotAnswer() {}

  static Mono<Passed> read(byte[] body) {
    JsonNode answer = parse(body);
    JsonNode bot = answer.path("result");
    if (!answer.path("ok").asBoolean(false)
        || !bot.path("is_bot").asBoolean(false)
        || !bot.path("id").isIntegralNumber()) {
      return Failed.with(TelegramTrouble.failure(VerificationProblem.UNEXPECTED_ANSWER));
    }
    return Mono.just(new Passed(true, Optional.of(account(bot))));
  }

  private static Account account(JsonNode bot) {
    String id = bot.path("id").bigIntegerValue().toString();
    String name = bot.path("username").asString("");
    return new Account(id, name.matches("\\w{1,%d}".formatted(LONGEST_NAME)) ? "@" + name : id);
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }
}
