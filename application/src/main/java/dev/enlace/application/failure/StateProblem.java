package dev.enlace.application.failure;

/** Why a state, ticket or confirmation was refused. */
public enum StateProblem {
  /** Not ours, damaged or unknown. */
  UNKNOWN,
  /** Its time is over. */
  EXPIRED,
  /** It has been used. */
  SPENT,
  /** It belongs to another browser. */
  OTHER_BROWSER,
  /** It belongs to another provider, or the answer's {@code iss} does (RFC 9207). */
  OTHER_PROVIDER,
  /** The walk was begun for something else, such as another base. */
  OTHER_TARGET,
  /** The answer has neither code nor error. */
  INCOMPLETE
}
