package dev.enlace.application.usecase.airtable;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.in.airtable.WriteRecords;
import dev.enlace.domain.airtable.RecordWrite;
import dev.enlace.domain.airtable.RecordWrite.Batch;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes batch by batch, and tells what became of each. */
public final class WriteRecordsHandler implements WriteRecords {
  private final AirtableCalls calls;

  /** By those calls. */
  public WriteRecordsHandler(AirtableCalls calls) {
    this.calls = calls;
  }

  @Override
  public Mono<List<Written>> write(Principal principal, ConnectionId id, RecordWrite write) {
    return Mono.defer(() -> {
      AtomicBoolean stopped = new AtomicBoolean();
      return Flux.fromIterable(write.batches())
          .concatMap(batch ->
              stopped.get()
                  ? Mono.just(written(batch, new Outcome.NotTried()))
                  : written(principal, id, batch, stopped))
          .collectList();
    });
  }

  private Mono<Written> written(
      Principal principal, ConnectionId id, Batch batch, AtomicBoolean stopped) {
    return calls
        .send(principal, id, batch.call())
        .map(answer -> written(batch, new Outcome.Done(answer)))
        .onErrorResume(
            Failed.class,
            failed -> {
              Outcome outcome = outcome(failed.failure());
              if (batch.first() == 0 && outcome instanceof Outcome.Refused) {
                return Mono.error(failed);
              }
              stopped.set(true);
              return Mono.just(written(batch, outcome));
            });
  }

  private static Written written(Batch batch, Outcome outcome) {
    return new Written(batch.first(), batch.count(), outcome);
  }

  /** A server that breaks down may have done before what it was asked for. */
  private static Outcome outcome(Failure failure) {
    boolean open =
        failure instanceof ProviderUnavailable trouble
            && (trouble.reason().leavesOutcomeOpen()
                || trouble.reason() == ProviderProblem.SERVER_ERROR
                || trouble.reason() == ProviderProblem.UNEXPECTED_ANSWER);
    return open ? new Outcome.Unknown(failure) : new Outcome.Refused(failure);
  }
}
