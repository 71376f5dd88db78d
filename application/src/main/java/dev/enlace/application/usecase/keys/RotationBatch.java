package dev.enlace.application.usecase.keys;

import dev.enlace.application.port.out.crypto.SealedRows;
import dev.enlace.application.port.out.crypto.SealedRows.Batch;
import dev.enlace.application.port.out.crypto.SealedRows.Row;
import dev.enlace.application.port.out.crypto.SealedRows.Table;
import dev.enlace.application.port.out.crypto.SecretBox;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.application.port.out.upkeep.Jobs.Lease;
import dev.enlace.domain.rotation.KeyRotation;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Some rows of a table, sealed anew under one key. */
public final class RotationBatch {
  static final int ROWS = 500;

  private static final Logger LOG = LoggerFactory.getLogger(RotationBatch.class);

  private final SealedRows rows;
  private final SecretBox box;

  /** With those means. */
  public RotationBatch(SealedRows rows, SecretBox box) {
    this.rows = rows;
    this.box = box;
  }

  /** The next rows of the pass; empty where the lease was lost. */
  Mono<Result> run(KeyRotation rotation, Lease lease, Table table, int keyId, Pass pass) {
    return rows.batch(table, rotation.workspace(), keyId, pass.after(), ROWS)
        .collectList()
        .flatMap(read ->
            read.isEmpty()
                ? Mono.just(new Result.NoneLeft())
                : resealed(rotation, table, read, keyId)
                    .flatMap(sealed -> replace(rotation, lease, table, pass, read, sealed)));
  }

  private Mono<Result> replace(
      KeyRotation rotation, Lease lease, Table table, Pass pass, List<Row> read, List<Row> sealed) {
    Pass moved = pass.past(read, sealed.size());
    Batch batch = new Batch(rotation, table, sealed, lease, RotationPass.LEASE, moved.standing());
    return rows.replace(batch).map(replaced -> new Result.Moved(moved));
  }

  private Mono<List<Row>> resealed(KeyRotation rotation, Table table, List<Row> read, int keyId) {
    return Flux.fromIterable(read)
        .concatMap(row -> resealed(rotation, table, row, keyId))
        .collectList();
  }

  /** Empty where it does not open, which no rotation can mend; an outage ends the batch instead. */
  private Mono<Row> resealed(KeyRotation rotation, Table table, Row row, int keyId) {
    Place place = new Place(rotation.workspace(), table.purpose(), table.name(), row.id());
    return box.reseal(place, row.secrets(), keyId)
        .map(sealed -> new Row(row.id(), row.version(), sealed))
        .onErrorResume(
            IllegalStateException.class,
            damaged -> {
              LOG.warn("Left under key {}: {}", row.secrets().keyId(), damaged.getMessage());
              return Mono.empty();
            });
  }

  /** What came of it. */
  sealed interface Result {
    /** The pass is that far now. */
    record Moved(Pass pass) implements Result {}

    /** The table holds nothing more. */
    record NoneLeft() implements Result {}
  }
}
