package dev.enlace.application.usecase.airtable;

import dev.enlace.application.port.in.airtable.CallAirtable;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Makes one call for whoever may use the connection. */
public final class CallAirtableHandler implements CallAirtable {
  private final AirtableCalls calls;

  /** By those calls. */
  public CallAirtableHandler(AirtableCalls calls) {
    this.calls = calls;
  }

  @Override
  public Mono<Map<String, Object>> call(Principal principal, ConnectionId id, AirtableCall call) {
    return calls.send(principal, id, call);
  }
}
