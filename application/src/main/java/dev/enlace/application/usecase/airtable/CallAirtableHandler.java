package dev.enlace.application.usecase.airtable;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.port.in.airtable.CallAirtable;
import dev.enlace.application.usecase.idempotency.OutsideEffect;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Makes one call for whoever may use the connection. A write whose outcome nobody knows fails with
 * {@link OutcomeUnknown}, and its idempotency key says so from then on.
 */
public final class CallAirtableHandler implements CallAirtable {
  private final AirtableCalls calls;

  /** By those calls. */
  public CallAirtableHandler(AirtableCalls calls) {
    this.calls = calls;
  }

  @Override
  public Mono<Map<String, Object>> call(Principal principal, ConnectionId id, AirtableCall call) {
    Mono<Map<String, Object>> answer = calls.send(principal, id, call);
    return call.method().reads()
        ? answer
        : OutsideEffect.once(
            answer.onErrorMap(
                Unanswered.class, open -> new Failed(new OutcomeUnknown("airtable_write"))));
  }
}
