package dev.enlace.sandbox.traffic;

/** What can go wrong between a client and a provider. */
public enum FaultKind {
  /** The answer comes late: {@code millis}. */
  LATENCY,
  /** 429 in the provider's shape; {@code retryAfter} seconds, if given, as a header. */
  RATE_LIMIT,
  /**
   * Another {@code status} than success, 503 if not given, with that {@code body} as JSON, if any;
   * {@code retryAfter} as above.
   */
  SERVER_ERROR,
  /** The connection is reset. */
  RESET,
  /** No answer, and the connection stays open. */
  HANG,
  /** 200 with bytes that are no JSON. */
  GARBAGE,
  /** 200 with an HTML page, as proxies and captive portals answer. */
  HTML,
  /** 200 with an error body in the provider's shape, or {@code body}. */
  ERROR_AT_200,
  /** The token answer lacks {@code expires_in}. */
  NO_EXPIRES_IN,
  /** The token answer lacks {@code refresh_token}. */
  NO_REFRESH_TOKEN,
  /** The authorization response names another issuer. */
  WRONG_ISS,
  /** The authorization response names no issuer. */
  NO_ISS;

  /** Whether the provider's own answer never arrives. */
  boolean replacesAnswer() {
    return switch (this) {
      case RATE_LIMIT, SERVER_ERROR, RESET, HANG, GARBAGE, HTML, ERROR_AT_200 -> true;
      case LATENCY, NO_EXPIRES_IN, NO_REFRESH_TOKEN, WRONG_ISS, NO_ISS -> false;
    };
  }
}
