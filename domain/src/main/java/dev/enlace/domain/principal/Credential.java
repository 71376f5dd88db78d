package dev.enlace.domain.principal;

import dev.enlace.domain.secret.SecretHash;

/** By what somebody shows with a request who they are. */
public sealed interface Credential {
  /** An API key itself, with every request. */
  record Key() implements Credential {}

  /**
   * A session of the panel, which somebody began with the key.
   *
   * @param hash of what the browser holds
   */
  record Panel(SessionId session, SecretHash hash) implements Credential {}
}
