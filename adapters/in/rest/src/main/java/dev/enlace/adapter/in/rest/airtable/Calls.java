package dev.enlace.adapter.in.rest.airtable;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.application.port.in.airtable.CallAirtable;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.airtable.BaseId;
import dev.enlace.domain.airtable.TableRef;
import dev.enlace.domain.connection.ConnectionId;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes a call for whoever asks, and answers as Airtable does. */
@Component
final class Calls {
  private final CallAirtable callAirtable;

  Calls(CallAirtable callAirtable) {
    this.callAirtable = callAirtable;
  }

  Mono<ResponseEntity<Map<String, Object>>> of(
      UUID connectionId, AirtableCall call, ServerWebExchange exchange) {
    return ask(connectionId, call, exchange).map(ResponseEntity::ok);
  }

  Mono<Map<String, Object>> ask(UUID connectionId, AirtableCall call, ServerWebExchange exchange) {
    return callAirtable.call(Callers.of(exchange), new ConnectionId(connectionId), call);
  }

  static TableRef table(String base, String idOrName) {
    return new TableRef(new BaseId(base), idOrName);
  }
}
