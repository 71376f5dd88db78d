package dev.enlace.application.port.out.crypto;

import dev.enlace.application.port.out.upkeep.Jobs.Lease;
import dev.enlace.application.port.out.upkeep.Jobs.Standing;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every row that holds ciphertext, for whoever seals them all anew. */
public interface SealedRows {
  /** The tables that there are, always in the same order. */
  List<Table> tables();

  /** How many of a workspace's rows are not under that key. Never empty. */
  Mono<Long> count(Table table, WorkspaceId workspace, int keyId);

  /** Rows that are not under that key, by id, from the one after. */
  Flux<Row> batch(Table table, WorkspaceId workspace, int keyId, UUID after, int limit);

  /**
   * Replaces the ciphertext of rows that nobody has changed since they were read, together with the
   * rotation's figures and the cursor of its job. How many rows that were; empty where the lease
   * was lost: then nothing has changed.
   */
  Mono<Long> replace(Batch batch);

  /** A table whose rows are sealed under keys of one purpose. */
  record Table(String name, KeyPurpose purpose) {}

  /**
   * A row's ciphertext.
   *
   * @param version moves with every change of the ciphertext
   */
  record Row(UUID id, long version, SealedSecrets secrets) {}

  /**
   * Rows sealed anew, and where the job stands afterwards.
   *
   * @param length of the lease from now
   */
  record Batch(
      KeyRotation rotation,
      Table table,
      List<Row> rows,
      Lease lease,
      Duration length,
      Standing next) {}
}
