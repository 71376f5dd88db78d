package dev.enlace.adapter.in.rest.connections;

import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.adapter.in.rest.wire.ConnectionStateResponse;
import dev.enlace.adapter.in.rest.wire.ConnectionStateResponse.NextActionEnum;
import dev.enlace.adapter.in.rest.wire.WireConnectionState;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.text.Language;

/** How a connection stands, for programs and in the reader's language. */
final class ConnectionStates {
  private static final String KEY = "state.";

  private ConnectionStates() {}

  static ConnectionStateResponse wire(Connection connection, Language language) {
    ConnectionState state = connection.state();
    return new ConnectionStateResponse()
        .state(word(state))
        .reason(state.reason())
        .since(state.since())
        .lastSuccessAt(connection.verifiedAt())
        .nextAction(NextActionEnum.valueOf(state.nextAction().name()))
        .message(message(state, language));
  }

  /** Of the reason where there are words for it, else of the state. */
  private static String message(ConnectionState state, Language language) {
    String key = KEY + state.code();
    return Texts.find(language, key + "." + state.reason())
        .orElseGet(() -> Texts.text(language, key));
  }

  private static WireConnectionState word(ConnectionState state) {
    return switch (state) {
      case ConnectionState.Pending _ -> WireConnectionState.PENDING;
      case ConnectionState.Active _ -> WireConnectionState.ACTIVE;
      case ConnectionState.Degraded _ -> WireConnectionState.DEGRADED;
      case ConnectionState.NeedsReauth _ -> WireConnectionState.NEEDS_REAUTH;
      case ConnectionState.Revoked _ -> WireConnectionState.REVOKED;
    };
  }
}
