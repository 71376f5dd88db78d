package dev.enlace.application.usecase.airtable;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.port.in.airtable.WriteRecords;
import dev.enlace.application.usecase.idempotency.OutsideEffect;
import dev.enlace.domain.airtable.RecordWrite;
import dev.enlace.domain.airtable.RecordWrite.Batch;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes batch by batch, and tells what became of each: whatever goes wrong after the first, those
 * that were written are not lost. All of them are one effect of a request with an idempotency key.
 */
public final class WriteRecordsHandler implements WriteRecords {
  private final AirtableCalls calls;

  /** By those calls. */
  public WriteRecordsHandler(AirtableCalls calls) {
    this.calls = calls;
  }

  @Override
  public Mono<List<Written>> write(Principal principal, ConnectionId id, RecordWrite write) {
    return OutsideEffect.once(
        Mono.defer(() -> {
          AtomicBoolean stopped = new AtomicBoolean();
          return Flux.fromIterable(write.batches())
              .concatMap(batch ->
                  stopped.get()
                      ? Mono.just(written(batch, new Outcome.NotTried()))
                      : written(principal, id, batch, stopped))
              .collectList();
        }));
  }

  private Mono<Written> written(
      Principal principal, ConnectionId id, Batch batch, AtomicBoolean stopped) {
    return calls
        .send(principal, id, batch.call())
        .map(answer -> written(batch, new Outcome.Done(answer)))
        .onErrorResume(trouble -> {
          if (batch.first() == 0 && trouble instanceof Failed) {
            return Mono.error(trouble);
          }
          stopped.set(true);
          return Mono.just(written(batch, outcome(trouble)));
        });
  }

  private static Written written(Batch batch, Outcome outcome) {
    return new Written(batch.first(), batch.count(), outcome);
  }

  private static Outcome outcome(Throwable trouble) {
    return trouble instanceof Failed failed
        ? new Outcome.Refused(failed.failure())
        : new Outcome.Unknown(Unanswered.of(AirtableCalls.AIRTABLE, trouble).failure());
  }
}
