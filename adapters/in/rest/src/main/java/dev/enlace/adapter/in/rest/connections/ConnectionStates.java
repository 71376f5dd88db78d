package dev.enlace.adapter.in.rest.connections;

import dev.enlace.adapter.in.rest.wire.ConnectionStateResponse;
import dev.enlace.adapter.in.rest.wire.ConnectionStateResponse.NextActionEnum;
import dev.enlace.adapter.in.rest.wire.WireConnectionState;
import dev.enlace.domain.connection.ConnectionState;

/** How a connection stands, as a wire type. */
final class ConnectionStates {
  ConnectionStateResponse wire(ConnectionState state) {
    return new ConnectionStateResponse()
        .state(word(state))
        .reason(state.reason())
        .since(state.since())
        .nextAction(NextActionEnum.valueOf(state.nextAction().name()));
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
