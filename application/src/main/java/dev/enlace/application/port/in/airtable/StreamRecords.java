package dev.enlace.application.port.in.airtable;

import dev.enlace.domain.airtable.TableRef;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.util.Map;
import reactor.core.publisher.Flux;

/** Passes on all records of a list, page by page. */
public interface StreamRecords {
  /**
   * The records in their order, each at most once. No page is asked for before the one before the
   * last is taken, however many there are; whoever cancels ends the asking.
   *
   * @param parameters of the list, without an offset
   */
  Flux<Map<String, Object>> stream(
      Principal principal, ConnectionId id, TableRef table, Map<String, Object> parameters);
}
