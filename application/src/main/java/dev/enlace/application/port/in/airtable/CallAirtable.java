package dev.enlace.application.port.in.airtable;

import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Makes one call. */
public interface CallAirtable {
  /** What Airtable answers, in its own shape. Never empty. */
  Mono<Map<String, Object>> call(Principal principal, ConnectionId id, AirtableCall call);
}
