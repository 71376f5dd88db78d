package dev.enlace.application.failure;

/** Why credentials could not be verified. */
public enum VerificationProblem {
  /** The server refused them. */
  BAD_CREDENTIALS,
  /** The host has no address, or none that may be connected to. */
  ADDRESS_NOT_ALLOWED,
  /** Nothing listens there, or the connection broke. */
  UNREACHABLE,
  /** The server took too long; also a plain-text client at a TLS port. */
  TIMED_OUT,
  /** The server offers no encryption. */
  TLS_REQUIRED,
  /** The server's certificate is not trusted or names another host. */
  BAD_CERTIFICATE,
  /** The server does not ask for credentials, so nothing would be proven. */
  AUTHENTICATION_NOT_OFFERED,
  /** The server asked to come back later. */
  RATE_LIMITED,
  /** It answered something else than its protocol says. */
  UNEXPECTED_ANSWER,
  /** What is kept of them does not open any more. */
  SECRETS_UNREADABLE
}
