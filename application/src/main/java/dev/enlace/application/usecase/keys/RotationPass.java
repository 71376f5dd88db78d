package dev.enlace.application.usecase.keys;

import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.KeyRotations;
import dev.enlace.application.port.out.crypto.SealedRows;
import dev.enlace.application.port.out.crypto.SealedRows.Table;
import dev.enlace.application.port.out.upkeep.Jobs;
import dev.enlace.application.port.out.upkeep.Jobs.Lease;
import dev.enlace.domain.rotation.KeyRotation;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;

/**
 * What a holder of a rotation's lease does until it ends or has to wait: batch after batch, table
 * after table, pass after pass. Each batch keeps the cursor, so that whoever comes next goes on
 * there; a row that was changed meanwhile is left to the next pass.
 */
public final class RotationPass {
  /** Renewed with every batch, which takes a fraction of it. */
  static final Duration LEASE = Duration.ofSeconds(5);

  private final KeyRotations rotations;
  private final SealedRows rows;
  private final RotationBatch batch;
  private final DataKeys keys;
  private final Jobs jobs;

  /** With those means. */
  public RotationPass(
      KeyRotations rotations, SealedRows rows, RotationBatch batch, DataKeys keys, Jobs jobs) {
    this.rotations = rotations;
    this.rows = rows;
    this.batch = batch;
    this.keys = keys;
    this.jobs = jobs;
  }

  /**
   * Goes on from there; completes when there is nothing to do now, the lease was lost, or it is
   * over: then it is given back, so that another replica goes on at once.
   */
  Mono<Void> run(KeyRotation rotation, Lease lease, Pass from, BooleanSupplier over) {
    return step(rotation, lease, from)
        .expand(pass -> over.getAsBoolean() ? handedOver(lease, pass) : step(rotation, lease, pass))
        .then();
  }

  private Mono<Pass> handedOver(Lease lease, Pass pass) {
    return jobs.finish(lease, Duration.ZERO, pass.standing()).then(Mono.empty());
  }

  private Mono<Pass> step(KeyRotation rotation, Lease lease, Pass pass) {
    if (pass.table().isEmpty()) {
      return following(rotation, pass)
          .map(first -> Mono.just(pass.in(first.name())))
          .orElseGet(() -> over(rotation, lease, pass));
    }
    Table table =
        tables(rotation).stream()
            .filter(it -> it.name().equals(pass.table()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no sealed table " + pass.table()));
    return keys.primary(rotation.workspace(), table.purpose())
        .flatMap(primary -> batch.run(rotation, lease, table, primary.id(), pass))
        .flatMap(result ->
            switch (result) {
              case RotationBatch.Result.Moved(Pass moved) -> Mono.just(moved);
              case RotationBatch.Result.NoneLeft _ ->
                  following(rotation, pass)
                      .map(next -> Mono.just(pass.in(next.name())))
                      .orElseGet(() -> over(rotation, lease, pass));
            });
  }

  private Mono<Pass> over(KeyRotation rotation, Lease lease, Pass pass) {
    if (pass.proves()) {
      return rotations.end(rotation, lease, pass.unreadable()).then(Mono.empty());
    }
    return rotations
        .verify(rotation)
        .flatMap(verifying -> {
          Duration wait = verifying.untilSettled();
          Pass next = pass.next(true);
          return wait.isZero()
              ? jobs.save(lease, LEASE, next.standing()).filter(held -> held).map(held -> next)
              : jobs.finish(lease, wait, next.standing()).then(Mono.empty());
        });
  }

  private Optional<Table> following(KeyRotation rotation, Pass pass) {
    Iterator<Table> tables = tables(rotation).iterator();
    while (!pass.table().isEmpty() && tables.hasNext()) {
      if (Objects.requireNonNull(tables.next()).name().equals(pass.table())) {
        break;
      }
    }
    return tables.hasNext() ? Optional.of(tables.next()) : Optional.empty();
  }

  private List<Table> tables(KeyRotation rotation) {
    return rows.tables().stream()
        .filter(table -> rotation.purposes().contains(table.purpose().code()))
        .toList();
  }
}
