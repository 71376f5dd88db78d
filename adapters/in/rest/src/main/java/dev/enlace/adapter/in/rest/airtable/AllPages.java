package dev.enlace.adapter.in.rest.airtable;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.format.Format;
import dev.enlace.adapter.in.rest.format.Formats;
import dev.enlace.adapter.in.rest.format.ToonRows;
import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.application.port.in.airtable.StreamRecords;
import dev.enlace.domain.airtable.TableRef;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.WorkspaceId;
import dev.enlace.toon.FlatRecords;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A whole list in one answer, written while it is read. */
@Component
final class AllPages {
  private final StreamRecords streamRecords;
  private final ToonRows toon;

  AllPages(StreamRecords streamRecords, ToonRows toon) {
    this.streamRecords = streamRecords;
    this.toon = toon;
  }

  /** Empty when the answer has been sent. Refuses a list that is to begin in its middle. */
  <T> Mono<T> of(
      UUID connectionId,
      TableRef table,
      Map<String, Object> parameters,
      @Nullable String shape,
      ServerWebExchange exchange) {
    if (parameters.containsKey("offset")) {
      return Refused.with(
          Refusal.invalid(List.of(new Violation("offset", "format", Texts.all("rule.format")))));
    }
    Principal caller = Callers.of(exchange);
    Flux<Map<String, Object>> records =
        streamRecords.stream(caller, new ConnectionId(connectionId), table, parameters);
    return send(caller.workspace(), records, Shapes.areFlat(shape, exchange), exchange)
        .then(Mono.empty());
  }

  private Mono<Void> send(
      WorkspaceId whose,
      Flux<Map<String, Object>> records,
      boolean flat,
      ServerWebExchange exchange) {
    Flux<? extends Map<String, ?>> shaped = flat ? records.map(FlatRecords::row) : records;
    ServerHttpResponse response = exchange.getResponse();
    return switch (Formats.of(exchange)) {
      case JSON -> RecordStream.write(shaped, response);
      case TOON ->
          RecordStream.send(
              flat ? toon.table(whose, "records", shaped) : toon.list(whose, "records", shaped),
              Format.TOON.type(),
              response);
    };
  }
}
