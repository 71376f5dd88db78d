package dev.enlace.adapter.in.rest.connections;

import dev.enlace.adapter.in.rest.paging.ETags;
import dev.enlace.adapter.in.rest.wire.ConnectionResponse;
import dev.enlace.application.port.in.connection.VisibleConnection;
import org.springframework.http.ResponseEntity;

/** A connection as an answer, with its entity tag. */
final class ConnectionAnswers {
  private ConnectionAnswers() {}

  static ResponseEntity<ConnectionResponse> ok(VisibleConnection visible) {
    return of(ResponseEntity.ok(), visible);
  }

  static ResponseEntity<ConnectionResponse> of(
      ResponseEntity.BodyBuilder answer, VisibleConnection visible) {
    return answer
        .eTag(ETags.of(visible.connection()))
        .body(ConnectionMapper.INSTANCE.connection(visible));
  }
}
