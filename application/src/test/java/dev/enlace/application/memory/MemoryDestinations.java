package dev.enlace.application.memory;

import dev.enlace.application.memory.MemoryOutbox.DestinationRow;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.Destination.Standing;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.DestinationKind;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Destinations in memory. */
public final class MemoryDestinations implements Destinations {
  private final MemoryTables tables;

  /** In those tables. */
  public MemoryDestinations(MemoryTables tables) {
    this.tables = tables;
  }

  @Override
  public Mono<Destination> add(Destination destination, SealedSecrets secrets, Actor actor) {
    return tables.one(() -> {
      tables.outbox.destinations.put(
          destination.id(), new DestinationRow(destination, secrets, Instant.MIN));
      return Optional.of(destination);
    });
  }

  @Override
  public Mono<Stored> find(WorkspaceId workspace, DestinationId id) {
    return tables.one(
        () -> row(workspace, id).map(row -> new Stored(row.destination(), signing(row))));
  }

  @Override
  public Flux<Destination> page(
      WorkspaceId workspace, DestinationKind kind, @Nullable DestinationId after, int limit) {
    return tables.many(() ->
        tables.outbox.destinations.values().stream()
            .map(DestinationRow::destination)
            .filter(each -> each.workspace().equals(workspace) && each.kind() == kind)
            .filter(each -> after == null || each.id().toString().compareTo(after.toString()) > 0)
            .sorted(Comparator.comparing(each -> each.id().toString()))
            .limit(limit + 1L)
            .toList());
  }

  @Override
  public Mono<Destination> replace(Destination changed, Version expected, Actor actor) {
    return tables.one(() ->
        row(changed.workspace(), changed.id())
            .filter(row -> row.destination().version().equals(expected))
            .map(row -> {
              if (!changed.standing().enabled()) {
                tables.outbox.forget(changed.id());
              }
              return put(row, changed).destination();
            }));
  }

  @Override
  public Mono<Instant> rotate(
      Destination destination, SealedSecrets secrets, Duration overlap, Actor actor) {
    return tables.one(() ->
        row(destination.workspace(), destination.id())
            .filter(row -> row.destination().version().equals(destination.version()))
            .map(row -> {
              Instant until = tables.now().plus(overlap);
              Destination moved = with(row.destination(), row.destination().standing(), true);
              tables.outbox.destinations.put(
                  destination.id(), new DestinationRow(moved, secrets, until));
              return until;
            }));
  }

  @Override
  public Mono<Boolean> giveUp(
      WorkspaceId workspace, DestinationId id, Duration failing, String reason) {
    return tables.one(() -> {
      Optional<DestinationRow> hopeless =
          row(workspace, id).filter(row -> isHopeless(row.destination().standing(), failing));
      hopeless.ifPresent(row -> {
        Standing standing = row.destination().standing();
        put(
            row,
            with(row.destination(), new Standing(false, standing.failingSince(), reason), true));
        tables.outbox.forget(id);
      });
      return Optional.of(hopeless.isPresent());
    });
  }

  @Override
  public Mono<DestinationId> remove(WorkspaceId workspace, DestinationId id, Actor actor) {
    return tables.one(() -> {
      Optional<DestinationRow> row = row(workspace, id);
      row.ifPresent(removed -> {
        tables.outbox.destinations.remove(id);
        tables.outbox.forget(id);
        tables.outbox.letters.removeIf(letter -> letter.lane().destination().equals(id));
      });
      return row.map(removed -> id);
    });
  }

  static Destination with(Destination before, Standing standing, boolean newVersion) {
    return new Destination(
        before.workspace(),
        before.id(),
        before.kind(),
        before.url(),
        before.description(),
        before.events(),
        newVersion ? before.version().next() : before.version(),
        before.createdAt(),
        standing);
  }

  private boolean isHopeless(Standing standing, Duration failing) {
    Instant since = standing.failingSince();
    return standing.enabled()
        && (failing.isZero() || (since != null && !since.isAfter(tables.now().minus(failing))));
  }

  private SealedSecrets signing(DestinationRow row) {
    Map<String, SealedSecret> secrets = new HashMap<>(row.secrets().byField());
    if (!row.oldUntil().isAfter(tables.now())) {
      secrets.remove(SECRET_OLD);
    }
    return new SealedSecrets(row.secrets().keyId(), secrets);
  }

  private DestinationRow put(DestinationRow row, Destination changed) {
    DestinationRow kept = new DestinationRow(changed, row.secrets(), row.oldUntil());
    tables.outbox.destinations.put(changed.id(), kept);
    return kept;
  }

  private Optional<DestinationRow> row(WorkspaceId workspace, DestinationId id) {
    return Optional.ofNullable(tables.outbox.destinations.get(id))
        .filter(row -> row.destination().workspace().equals(workspace));
  }
}
