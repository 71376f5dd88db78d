package dev.enlace.domain.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a connection stands. Only the transitions that are methods here exist. */
public sealed interface ConnectionState {
  /** Since when. */
  Instant since();

  /** What somebody has to do about it. */
  NextAction nextAction();

  /** The name on the wire and in the database. */
  default String code() {
    return switch (this) {
      case Pending _ -> "pending";
      case Active _ -> "active";
      case Degraded _ -> "degraded";
      case NeedsReauth _ -> "needs_reauth";
      case Revoked _ -> "revoked";
    };
  }

  /** The reason for programs; null where there is nothing to explain. */
  default @Nullable String reason() {
    return null;
  }

  /**
   * Made through OAuth, and not yet confirmed by the starter's backend. If its word is lost, the
   * person can sign in again.
   */
  record Pending(Instant since) implements ConnectionState {
    @Override
    public NextAction nextAction() {
      return NextAction.RECONNECT;
    }

    /** The starter's backend has said that this is the person it meant. */
    public Active confirm(Instant at) {
      return new Active(at);
    }
  }

  /** It works, as far as is known. */
  record Active(Instant since) implements ConnectionState {
    @Override
    public NextAction nextAction() {
      return NextAction.NONE;
    }
  }

  /** It works only in part, or its next renewal is in doubt. */
  record Degraded(Instant since, String reason, NextAction nextAction) implements ConnectionState {}

  /** The grant is dead: only the person can renew it. */
  record NeedsReauth(Instant since, String reason) implements ConnectionState {
    @Override
    public NextAction nextAction() {
      return NextAction.RECONNECT;
    }
  }

  /** Disconnected. */
  record Revoked(Instant since) implements ConnectionState {
    @Override
    public NextAction nextAction() {
      return NextAction.NONE;
    }
  }
}
