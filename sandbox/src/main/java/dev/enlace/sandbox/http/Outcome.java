package dev.enlace.sandbox.http;

import java.time.Duration;

/** What the wire sees of a request: an answer, perhaps late, or one of the ways to get none. */
public sealed interface Outcome {
  record Answer(Reply reply, Duration delay) implements Outcome {}

  /** The connection is reset without an answer. */
  record Reset() implements Outcome {}

  /** Nothing comes; the connection stays open until the other side gives up. */
  record Hang() implements Outcome {}
}
