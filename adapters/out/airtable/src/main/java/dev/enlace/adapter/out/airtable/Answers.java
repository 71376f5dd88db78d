package dev.enlace.adapter.out.airtable;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.UpstreamRefused;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.upstream.CallsRefused;
import dev.enlace.application.port.out.upstream.TokenRefused;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes sense of what Airtable answers. Errors come in three shapes: {@code
 * {"error":{"type","message"}}}, {@code {"error":"NOT_FOUND"}} and {@code
 * {"errors":[{"error","message"}]}}.
 *
 * @see <a href="https://airtable.com/developers/web/api/errors">Airtable: errors</a>
 */
final class Answers {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  /** A cap of the workspace's plan for a month: no waiting helps. */
  private static final String BILLING_LIMIT = "PUBLIC_API_BILLING_LIMIT_EXCEEDED";

  private static final Set<Integer> PASSING = Set.of(408, 423, 425);
  private static final int LONGEST_MESSAGE = 500;

  private Answers() {}

  /** The object that is answered. */
  static Map<String, Object> read(ProviderId provider, byte[] body) {
    try {
      Map<String, Object> object = JSON.readValue(body, OBJECT);
      if (object != null) {
        return object;
      }
    } catch (JacksonException | ClassCastException e) {
      // told below: it would quote the answer
    }
    throw unavailable(provider, ProviderProblem.UNEXPECTED_ANSWER, null);
  }

  static byte[] write(Map<String, Object> body) {
    return JSON.writeValueAsBytes(body);
  }

  /** What an answer that is no success amounts to. */
  static RuntimeException trouble(
      ProviderId provider, int status, byte[] body, @Nullable Duration retryAfter, Secret token) {
    if (status == 401) {
      return new TokenRefused();
    }
    JsonNode error = error(body);
    if (status == 429 && !type(error, status).equals(BILLING_LIMIT)) {
      return new CallsRefused(retryAfter);
    }
    if (status >= 500) {
      return unavailable(
          provider,
          status == 503 ? ProviderProblem.OVERLOADED : ProviderProblem.SERVER_ERROR,
          retryAfter);
    }
    if (status < 400) {
      return unavailable(provider, ProviderProblem.UNEXPECTED_ANSWER, null);
    }
    return new Failed(
        new UpstreamRefused(
            provider,
            status,
            type(error, status),
            message(error, token),
            PASSING.contains(status)));
  }

  static Failed unavailable(
      ProviderId provider, ProviderProblem problem, @Nullable Duration retryAfter) {
    return new Failed(new ProviderUnavailable(provider, problem, retryAfter));
  }

  /** What the three shapes have in common. */
  private static JsonNode error(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json.path("errors").isArray() ? json.at("/errors/0") : json.path("error");
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  private static String type(JsonNode error, int status) {
    String type =
        error.isString()
            ? error.asString()
            : error.path("type").asString(error.path("error").asString(""));
    return type.matches("[A-Za-z0-9_.-]{1,100}") ? type : "HTTP_" + status;
  }

  /** For whoever made the call; never with the token in it, should it be repeated there. */
  private static @Nullable String message(JsonNode error, Secret token) {
    String message = error.path("message").asString("").replaceAll("\\p{Cntrl}", " ").strip();
    if (message.isEmpty() || message.contains(token.reveal())) {
      return null;
    }
    return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
  }
}
