package dev.enlace.adapter.out.postgres.store;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Leaves the last transaction of some work open until it is known what the work comes to, so that
 * both are kept together or neither is. Each transaction is the last until the next statement is
 * asked for, which commits it; so two are never open at once, and no statement waits for a
 * connection while its own work holds one.
 */
final class LastChange {
  /** What is left to do by then is to write an answer down; whoever is longer than that is lost. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final AtomicReference<@Nullable Open> last = new AtomicReference<>();

  /** Runs statements in a transaction that is left open where they have a value. */
  <T> Mono<T> hold(Mono<T> statements, UnaryOperator<Mono<Void>> transaction) {
    return commit()
        .then(
            Mono.deferContextual(context -> {
              Open open = new Open(context.get(HeldConnections.class));
              CompletableFuture<T> value = new CompletableFuture<>();
              Mono<Void> held =
                  statements.flatMap(result -> {
                    if (!last.compareAndSet(null, open)) {
                      return Mono.error(new IllegalStateException("two changes side by side"));
                    }
                    value.complete(result);
                    return open.ending.asMono().timeout(PATIENCE).flatMap(ending -> ending);
                  });
              transaction
                  .apply(held)
                  .contextWrite(context)
                  .contextWrite(inner -> inner.delete(LastChange.class))
                  .doOnSuccess(_ -> value.complete(null))
                  .doOnError(value::completeExceptionally)
                  .subscribe(
                      null, open.ended::completeExceptionally, () -> open.ended.complete(null));
              return Mono.fromFuture(value, true);
            }));
  }

  /** Ends what is open; nothing else of the work waits for it. */
  Mono<Void> commit() {
    return Mono.defer(() -> {
      Open open = last.getAndSet(null);
      return open == null ? Mono.empty() : open.end(Mono.empty());
    });
  }

  /** Runs statements as the end of what is open, or alone where nothing is; an error undoes it. */
  Mono<Void> end(Mono<Void> statements, UnaryOperator<Mono<Void>> transaction) {
    return Mono.defer(() -> {
      Open open = last.getAndSet(null);
      return open == null ? transaction.apply(statements) : open.end(statements);
    });
  }

  /** Undoes what is open, if anything is. */
  Mono<Void> undo() {
    return Mono.defer(() -> {
      Open open = last.getAndSet(null);
      return open == null
          ? Mono.empty()
          : open.end(Mono.error(Undone::new)).onErrorResume(Undone.class, _ -> Mono.empty());
    });
  }

  /** A transaction that waits for its end. */
  private static final class Open {
    private final Sinks.One<Mono<Void>> ending = Sinks.one();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private final HeldConnections held;

    Open(HeldConnections held) {
      this.held = held;
    }

    Mono<Void> end(Mono<Void> statements) {
      return Mono.deferContextual(context -> {
        context
            .<HeldConnections>getOrEmpty(HeldConnections.class)
            .ifPresent(inherits -> inherits.addAll(held));
        ending.tryEmitValue(statements).orThrow();
        return Mono.fromFuture(ended, true).then();
      });
    }
  }

  /** Makes a transaction roll back. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undone() {
      super("undone", null, false, false);
    }
  }
}
