package dev.enlace.adapter.out.postgres.event;

import dev.enlace.adapter.out.postgres.journal.AuditTrail;
import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.Values;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.DestinationKind;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Destinations in PostgreSQL. */
public final class PostgresDestinations implements Destinations {
  private static final String ADD =
      """
      INSERT INTO connections.destinations (workspace_id, id, kind, url, description, events,
        secret, key_id, enabled, version, created_at)
      VALUES (:workspace, :id, :kind, :url, :description, :events,
        :secret, :key_id, :enabled, :version, :created)
      """;

  private static final String REPLACE =
      """
      UPDATE connections.destinations d
      SET url = :url, description = :description, events = :events, version = d.version + 1,
        failing_since = CASE WHEN :enabled AND NOT d.enabled THEN NULL ELSE d.failing_since END,
        enabled = :enabled, disabled_reason = :disabled_reason
      WHERE d.workspace_id = :workspace AND d.id = :id AND d.version = :expected
      RETURNING %s
      """
          .formatted(DestinationRow.COLUMNS);

  private static final String ROTATE =
      """
      UPDATE connections.destinations d
      SET secret = :secret, secret_old = :secret_old, key_id = :key_id, version = d.version + 1,
        secret_old_until = now() + :overlap * interval '1 millisecond'
      WHERE d.workspace_id = :workspace AND d.id = :id AND d.version = :expected
      RETURNING d.secret_old_until
      """;

  private static final String GIVE_UP =
      """
      UPDATE connections.destinations d
      SET enabled = false, disabled_reason = :reason, version = d.version + 1
      WHERE d.workspace_id = :workspace AND d.id = :id AND d.enabled
        AND (:failing = 0 OR d.failing_since <= now() - :failing * interval '1 millisecond')
      """;

  private static final String REMOVE =
      """
      DELETE FROM connections.destinations d
      WHERE d.workspace_id = :workspace AND d.id = :id
      """;

  private final Database database;
  private final AuditTrail audit;
  private final Debts debts;
  private final DestinationReads reads;

  /** In that database. */
  public PostgresDestinations(Database database, AuditTrail audit) {
    this.database = database;
    this.audit = audit;
    this.debts = new Debts(database);
    this.reads = new DestinationReads(database);
  }

  @Override
  public Mono<Destination> add(Destination destination, SealedSecrets secrets, Actor actor) {
    return database.write(
        DestinationRow.described(on(ADD, destination.workspace(), destination.id()), destination)
            .bind("kind", destination.kind().code())
            .bind("secret", column(secrets, SECRET))
            .bind("key_id", secrets.keyId())
            .bind("version", destination.version().value())
            .bind("created", destination.createdAt())
            .then()
            .then(Mono.defer(() -> noted("created", destination, actor, aim(destination)))));
  }

  @Override
  public Mono<Stored> find(WorkspaceId workspace, DestinationId id) {
    return reads.find(workspace, id);
  }

  @Override
  public Flux<Destination> page(
      WorkspaceId workspace, DestinationKind kind, @Nullable DestinationId after, int limit) {
    return reads.page(workspace, kind, after, limit);
  }

  @Override
  public Mono<Destination> replace(Destination changed, Version expected, Actor actor) {
    return database.write(
        DestinationRow.described(on(REPLACE, changed.workspace(), changed.id()), changed)
            .bind(
                "disabled_reason", Values.orNull(String.class, changed.standing().disabledReason()))
            .bind("expected", expected.value())
            .map(DestinationRow::destination)
            .one()
            .flatMap(kept ->
                kept.standing().enabled()
                    ? Mono.just(kept)
                    : debts.forget(kept.workspace(), kept.id()).thenReturn(kept))
            .flatMap(kept -> noted("updated", kept, actor, aim(kept))));
  }

  @Override
  public Mono<Instant> rotate(
      Destination destination, SealedSecrets secrets, Duration overlap, Actor actor) {
    return database.write(
        on(ROTATE, destination.workspace(), destination.id())
            .bind("secret", column(secrets, SECRET))
            .bind("secret_old", column(secrets, SECRET_OLD))
            .bind("key_id", secrets.keyId())
            .bind("overlap", overlap.toMillis())
            .bind("expected", destination.version().value())
            .map(row -> new Columns(row).moment("secret_old_until"))
            .one()
            .flatMap(
                until -> noted("secret_rotated", destination, actor, Map.of()).thenReturn(until)));
  }

  @Override
  public Mono<Boolean> giveUp(
      WorkspaceId workspace, DestinationId id, Duration failing, String reason) {
    Map<String, ?> detail = Map.of("reason", reason);
    return database.write(
        on(GIVE_UP, workspace, id)
            .bind("reason", reason)
            .bind("failing", failing.toMillis())
            .fetch()
            .rowsUpdated()
            .filter(rows -> rows == 1)
            .flatMap(rows ->
                debts
                    .forget(workspace, id)
                    .then(audit.note(workspace, "webhook.disabled", null, id.value(), detail))
                    .thenReturn(true))
            .defaultIfEmpty(false));
  }

  @Override
  public Mono<DestinationId> remove(WorkspaceId workspace, DestinationId id, Actor actor) {
    return database.write(
        on(REMOVE, workspace, id)
            .fetch()
            .rowsUpdated()
            .filter(rows -> rows == 1)
            .flatMap(rows ->
                debts
                    .forgetAll(workspace, id)
                    .then(audit.note(workspace, "webhook.deleted", actor, id.value(), Map.of()))
                    .thenReturn(id)));
  }

  private Mono<Destination> noted(
      String what, Destination destination, Actor actor, Map<String, ?> detail) {
    return audit
        .note(destination.workspace(), "webhook." + what, actor, destination.id().value(), detail)
        .thenReturn(destination);
  }

  /** Where what is told. Path and query may hold what is nobody else's business. */
  private static Map<String, ?> aim(Destination destination) {
    Map<String, Object> aim = new HashMap<>();
    aim.put("events", destination.events().types().stream().sorted().toList());
    aim.put("enabled", destination.standing().enabled());
    WebhookUrl url = destination.url();
    if (url != null) {
      aim.put("url", url.origin());
    }
    return aim;
  }

  private GenericExecuteSpec on(String sql, WorkspaceId workspace, DestinationId id) {
    return database.sql(sql).bind("workspace", workspace.value()).bind("id", id.value());
  }

  private static Parameter column(SealedSecrets secrets, String field) {
    SealedSecret sealed = secrets.byField().get(field);
    return Values.orNull(byte[].class, sealed == null ? null : sealed.ciphertext());
  }
}
