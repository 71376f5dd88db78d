package dev.enlace.adapter.in.rest.connections;

import dev.enlace.adapter.in.rest.paging.ETags;
import dev.enlace.adapter.in.rest.wire.ConnectionResponse;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.text.Language;
import org.springframework.http.ResponseEntity;

/** A connection as an answer, with its entity tag. */
final class ConnectionAnswers {
  private ConnectionAnswers() {}

  static ResponseEntity<ConnectionResponse> ok(VisibleConnection visible, Language language) {
    return of(ResponseEntity.ok(), visible, language);
  }

  static ResponseEntity<ConnectionResponse> of(
      ResponseEntity.BodyBuilder answer, VisibleConnection visible, Language language) {
    ConnectionResponse wire = wire(visible, language);
    return answer.eTag(ETags.of(visible.connection().version(), wire)).body(wire);
  }

  static ConnectionResponse wire(VisibleConnection visible, Language language) {
    Connection connection = visible.connection();
    ConnectionResponse wire = ConnectionMapper.INSTANCE.connection(visible);
    return wire.state(ConnectionStates.wire(connection, language));
  }
}
