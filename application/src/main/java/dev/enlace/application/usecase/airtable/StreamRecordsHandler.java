package dev.enlace.application.usecase.airtable;

import dev.enlace.application.port.in.airtable.StreamRecords;
import dev.enlace.domain.airtable.TableRef;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.util.Map;
import reactor.core.publisher.Flux;

/** Passes on page by page for whoever may use the connection, asked anew for each. */
public final class StreamRecordsHandler implements StreamRecords {
  private final AirtableCalls calls;

  /** By those calls. */
  public StreamRecordsHandler(AirtableCalls calls) {
    this.calls = calls;
  }

  @Override
  public Flux<Map<String, Object>> stream(
      Principal principal, ConnectionId id, TableRef table, Map<String, Object> parameters) {
    return Flux.defer(
        () -> new Pages(call -> calls.send(principal, id, call), table, parameters).records());
  }
}
