package dev.enlace.domain.oauth;

import dev.enlace.domain.connection.ConnectionId;

/** How far an attempt has come. */
public sealed interface AttemptStatus {
  /** The person has not come back yet, or the code is being exchanged. */
  record Pending() implements AttemptStatus {}

  /** A connection came of it. */
  record Completed(ConnectionId connection) implements AttemptStatus {}

  /** Nothing came of it. {@code code} is that of the failure. */
  record Failed(String code) implements AttemptStatus {}
}
