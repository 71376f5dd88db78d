package dev.enlace.adapter.out.messaging.gmail;

import dev.enlace.adapter.out.messaging.http.LostCall;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.MessageProblem;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.application.port.out.upstream.TokenRefused;
import dev.enlace.domain.provider.ProviderId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code {"id":...}} and Google's errors. */
final class GmailAnswer {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_WAIT = 3600;

  private GmailAnswer() {}

  /** A server in trouble does not say how far it got, but for one that says it was too much. */
  static Mono<Delivery> read(HttpResponse<byte[]> response, ProviderId provider) {
    JsonNode answer = parse(response.body());
    return switch (response.statusCode()) {
      case 200 -> taken(answer);
      case 401 -> Mono.error(TokenRefused::new);
      case 403 -> forbidden(answer, response, provider);
      case 400, 413 -> Mono.just(new Delivery.Refused(MessageProblem.CONTENT_REFUSED));
      case 429 -> overloaded(response, provider);
      case 503 ->
          isTooMuch(answer) ? overloaded(response, provider) : Mono.error(LostCall::unknown);
      default -> Mono.error(LostCall::unknown);
    };
  }

  private static Mono<Delivery> taken(JsonNode answer) {
    String id = answer.path("id").asString("");
    return id.matches("[\\w-]{1,64}")
        ? Mono.just(new Delivery.Taken(id))
        : Mono.error(LostCall::unknown);
  }

  private static Mono<Delivery> forbidden(
      JsonNode answer, HttpResponse<byte[]> response, ProviderId provider) {
    if (isTooMuch(answer)) {
      return overloaded(response, provider);
    }
    return Mono.just(
        lacksScope(answer)
            ? new Delivery.Ungranted()
            : new Delivery.Refused(MessageProblem.SENDER_REFUSED));
  }

  /** {@code rateLimitExceeded}, {@code dailyLimitExceeded}, {@code quotaExceeded}...: not sent. */
  private static boolean isTooMuch(JsonNode answer) {
    String reason = reason(answer);
    return reason.endsWith("imitExceeded") || reason.equals("quotaExceeded");
  }

  private static boolean lacksScope(JsonNode answer) {
    return reason(answer).equals("insufficientPermissions")
        || answer
            .at("/error/details")
            .valueStream()
            .anyMatch(detail ->
                detail.path("reason").asString("").equals("ACCESS_TOKEN_SCOPE_INSUFFICIENT"));
  }

  private static String reason(JsonNode answer) {
    return answer.at("/error/errors/0/reason").asString("");
  }

  private static Mono<Delivery> overloaded(HttpResponse<byte[]> response, ProviderId provider) {
    return Failed.with(
        new ProviderUnavailable(provider, ProviderProblem.OVERLOADED, retryAfter(response)));
  }

  private static @Nullable Duration retryAfter(HttpResponse<byte[]> response) {
    Optional<String> seconds =
        response.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,6}"));
    return seconds
        .map(Integer::parseInt)
        .map(number -> Duration.ofSeconds(Math.min(number, LONGEST_WAIT)))
        .orElse(null);
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }
}
