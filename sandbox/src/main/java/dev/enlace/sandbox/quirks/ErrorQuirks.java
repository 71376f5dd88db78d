package dev.enlace.sandbox.quirks;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How the token endpoint says no.
 *
 * @param answers the reasons that this provider names, or answers, in its own way
 * @param body a template of the error body; null for RFC 6749's
 */
public record ErrorQuirks(Map<Reason, Answer> answers, @Nullable JsonNode body) {

  /** Why a token request fails, before it has a name on the wire. */
  public enum Reason {
    MALFORMED,
    BAD_CLIENT,
    BAD_CODE,
    WRONG_REDIRECT,
    BAD_VERIFIER,
    DEAD_REFRESH,
    DUPLICATE_REFRESH,
    UNKNOWN_GRANT_TYPE
  }

  /** One reason's own status and error code; what is null stays as the RFC has it. */
  public record Answer(@Nullable Integer status, @Nullable String error) {}

  public ErrorQuirks {
    answers = answers == null ? Map.of() : Map.copyOf(answers);
  }

  static ErrorQuirks plain() {
    return new ErrorQuirks(Map.of(), null);
  }
}
