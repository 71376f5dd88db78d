package dev.enlace.application.usecase.keys;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.RotationRunning;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.keys.StartKeyRotation;
import dev.enlace.application.port.out.crypto.DataKeyGenerator;
import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.KeyRotations;
import dev.enlace.application.port.out.crypto.SealedRows;
import dev.enlace.application.port.out.crypto.SealedRows.Table;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.rotation.RotationId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Begins a rotation. Of two administrators at once the second is refused: joining the first one's
 * rotation would tell them that a key which leaked in between is being replaced, and it is not.
 */
public final class StartKeyRotationHandler implements StartKeyRotation {
  private static final int ATTEMPTS = 20;

  private final KeyRotations rotations;
  private final DataKeys keys;
  private final DataKeyGenerator generator;
  private final SealedRows rows;
  private final RotationWorker worker;
  private final TimeOrderedIds ids;

  /** With those means. */
  public StartKeyRotationHandler(
      KeyRotations rotations,
      DataKeys keys,
      DataKeyGenerator generator,
      SealedRows rows,
      RotationWorker worker,
      TimeOrderedIds ids) {
    this.rotations = rotations;
    this.keys = keys;
    this.generator = generator;
    this.rows = rows;
    this.worker = worker;
    this.ids = ids;
  }

  @Override
  public Mono<KeyRotation> start(Command command) {
    List<Table> tables =
        rows.tables().stream().filter(table -> isMeant(table, command.purpose())).toList();
    if (tables.isEmpty()) {
      return Failed.with(new ValidationFailed(List.of(unknownPurpose())));
    }
    return begin(command.principal(), tables)
        .switchIfEmpty(refuseIfRunning(command.principal().workspace()))
        .repeatWhenEmpty(ATTEMPTS, Flux::hide)
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("no free key id was found")))
        .doOnNext(begun -> worker.wake());
  }

  /** Keyrings that have no key yet have nothing to rotate; another replica may take an id first. */
  private Mono<KeyRotation> begin(Principal principal, List<Table> tables) {
    WorkspaceId workspace = principal.workspace();
    return Flux.fromIterable(tables)
        .map(Table::purpose)
        .distinct()
        .concatMap(purpose -> keys.primary(workspace, purpose))
        .map(Wrapped::purpose)
        .collectList()
        .flatMap(purposes ->
            Mono.zip(generate(workspace, purposes), count(workspace, tables))
                .flatMap(made ->
                    rotations.start(
                        new RotationId(ids.next()),
                        workspace,
                        made.getT1(),
                        made.getT2(),
                        principal.actor())));
  }

  private Mono<List<Wrapped>> generate(WorkspaceId workspace, List<KeyPurpose> purposes) {
    return keys.nextId(workspace)
        .flatMap(next ->
            Flux.range(0, purposes.size())
                .concatMap(i -> generator.generate(workspace, purposes.get(i), next + i))
                .collectList());
  }

  /** All rows: none of them is under a key that does not exist yet. */
  private Mono<Long> count(WorkspaceId workspace, List<Table> tables) {
    return Flux.fromIterable(tables)
        .concatMap(table -> rows.count(table, workspace, DataKeys.NONE))
        .reduce(0L, Long::sum);
  }

  private Mono<KeyRotation> refuseIfRunning(WorkspaceId workspace) {
    return Mono.defer(() -> rotations.running(workspace))
        .flatMap(running -> Failed.with(new RotationRunning(running.id())));
  }

  private static boolean isMeant(Table table, @Nullable String purpose) {
    return purpose == null || table.purpose().code().equals(purpose);
  }

  private static Violation unknownPurpose() {
    return Violation.of(
        "purpose",
        "options",
        "must name a purpose that something is encrypted for",
        "debe nombrar un uso para el que se cifra algo");
  }
}
