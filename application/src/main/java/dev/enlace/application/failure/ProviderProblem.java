package dev.enlace.application.failure;

/** How a provider failed. */
public enum ProviderProblem {
  /** No connection, or it broke. */
  UNREACHABLE,
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
  CLIENT_REFUSED
}
