package dev.enlace.domain.connection;

/** What became of a grant at its provider when a connection was deleted. */
public enum UpstreamRevocation {
  /** The provider has ended it. */
  REVOKED,
  /** Left alone: other connections live on the same grant. */
  KEPT_SHARED,
  /** The provider has no way to end it, or there is no grant. */
  UNSUPPORTED,
  /** The provider was asked and did not do it. */
  FAILED
}
