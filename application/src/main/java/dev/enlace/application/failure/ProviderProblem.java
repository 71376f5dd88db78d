package dev.enlace.application.failure;

/** How a provider failed. */
public enum ProviderProblem {
  /** No connection, so it was asked nothing. */
  UNREACHABLE,
  /** The connection broke before an answer had come. */
  BROKEN_OFF,
  /** No answer in time. */
  TIMED_OUT,
  /** It answered 429 or 503. */
  OVERLOADED,
  /** It answered another 5xx. */
  SERVER_ERROR,
  /** What it answered could not be understood. */
  UNEXPECTED_ANSWER,
  /** It refused the code, such as a spent or expired one. */
  GRANT_REFUSED,
  /** It refused our client: id, secret or redirect URI are wrong. */
  CLIENT_REFUSED,
  /** It refused the token, which has been renewed since; the call could not be made again. */
  TOKEN_RENEWED;

  /** Whether it may have done what it was asked to, though nobody has heard of it. */
  public boolean leavesOutcomeOpen() {
    return this == BROKEN_OFF || this == TIMED_OUT;
  }
}
