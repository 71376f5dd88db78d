package dev.enlace.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnectionStateTest {
  private static final Instant BEFORE = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-01T10:05:00Z");

  private static final List<ConnectionState> ALL =
      List.of(
          new ConnectionState.Pending(BEFORE),
          new ConnectionState.Active(BEFORE),
          new ConnectionState.Degraded(BEFORE, "provider_down", NextAction.CONTACT_ADMIN),
          new ConnectionState.NeedsReauth(BEFORE, "invalid_grant"),
          new ConnectionState.Revoked(BEFORE));

  @Test
  void becomes_active_once_it_is_confirmed_and_is_so_since_then() {
    assertThat(new ConnectionState.Pending(BEFORE).confirm(NOW))
        .isEqualTo(new ConnectionState.Active(NOW));
  }

  @Test
  void says_what_somebody_has_to_do() {
    assertThat(ALL.stream().map(ConnectionState::nextAction))
        .containsExactly(
            NextAction.RECONNECT,
            NextAction.NONE,
            NextAction.CONTACT_ADMIN,
            NextAction.RECONNECT,
            NextAction.NONE);
  }

  @Test
  void gives_a_reason_only_where_there_is_something_to_explain() {
    assertThat(ALL.stream().map(state -> String.valueOf(state.reason())))
        .containsExactly("null", "null", "provider_down", "invalid_grant", "null");
  }

  @Test
  void has_the_names_that_the_wire_and_the_database_know() {
    assertThat(ALL.stream().map(ConnectionState::code))
        .containsExactly("pending", "active", "degraded", "needs_reauth", "revoked");
    assertThat(Stream.of(Visibility.values()).map(Visibility::code))
        .containsExactly("private", "restricted");
  }
}
