package dev.enlace.adapter.out.postgres.access;

import dev.enlace.adapter.out.postgres.journal.AuditTrail;
import dev.enlace.adapter.out.postgres.people.People;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.Values;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Workspaces in PostgreSQL. */
public final class PostgresWorkspaces implements Workspaces {
  private static final String COLUMNS =
      "w.workspace_id, w.name, w.settings, w.created_at, w.disabled_at";

  private static final String FIND =
      "SELECT %s FROM connections.workspaces w WHERE w.workspace_id = :workspace"
          .formatted(COLUMNS);

  private static final String FIRST_PAGE =
      "SELECT %s FROM connections.workspaces w ORDER BY w.workspace_id LIMIT :rows"
          .formatted(COLUMNS);

  private static final String NEXT_PAGE =
      """
      SELECT %s FROM connections.workspaces w
      WHERE w.workspace_id > :after ORDER BY w.workspace_id LIMIT :rows
      """
          .formatted(COLUMNS);

  private static final String ADD =
      """
      INSERT INTO connections.workspaces (workspace_id, name, settings, created_at, disabled_at)
      VALUES (:workspace, :name, :settings, :created, :disabled)
      ON CONFLICT (workspace_id) DO NOTHING
      """;

  private static final String REPLACE_SUCCESS_URLS =
      """
      UPDATE connections.workspaces w SET settings = w.settings || :settings
      WHERE w.workspace_id = :workspace
      RETURNING %s
      """
          .formatted(COLUMNS);

  private final Database database;
  private final NewApiKeys newKeys;
  private final AuditTrail audit;

  /** In that database. */
  public PostgresWorkspaces(Database database, AuditTrail audit) {
    this.database = database;
    this.newKeys = new NewApiKeys(database, new People(database), audit);
    this.audit = audit;
  }

  @Override
  public Mono<Workspace> find(WorkspaceId id) {
    return database.read(
        database.sql(FIND).bind("workspace", id.value()).map(WorkspaceRow::workspace).one());
  }

  @Override
  public Flux<Workspace> page(@Nullable WorkspaceId after, int limit) {
    GenericExecuteSpec statement =
        after == null
            ? database.sql(FIRST_PAGE)
            : database.sql(NEXT_PAGE).bind("after", after.value());
    return database.readAll(statement.bind("rows", limit + 1).map(WorkspaceRow::workspace).all());
  }

  @Override
  public Mono<Workspace> add(Workspace workspace, ApiKey firstKey, SecretHash hash, Actor actor) {
    return database.write(
        insert(workspace, actor)
            .flatMap(made -> newKeys.add(firstKey, hash, actor))
            .switchIfEmpty(
                Mono.error(() -> new IllegalStateException("it exists: " + workspace.id())))
            .thenReturn(workspace));
  }

  @Override
  public Mono<Workspace> replaceSuccessUrls(WorkspaceId id, SuccessUrls urls, Actor actor) {
    return database.write(
        database
            .sql(REPLACE_SUCCESS_URLS)
            .bind("workspace", id.value())
            .bind("settings", WorkspaceRow.settings(urls))
            .map(WorkspaceRow::workspace)
            .one()
            .flatMap(replaced -> noteReplaced(replaced, actor)));
  }

  @Override
  public Mono<FirstKey> ensure(Workspace workspace, ApiKey key, SecretHash hash) {
    return database.write(
        insert(workspace, null)
            .then(newKeys.add(key, hash, null))
            .map(made -> FirstKey.MADE)
            .defaultIfEmpty(FirstKey.KEPT));
  }

  /** The workspace; empty if it stands there already. */
  private Mono<Workspace> insert(Workspace workspace, @Nullable Actor actor) {
    return database
        .sql(ADD)
        .bind("workspace", workspace.id().value())
        .bind("name", workspace.name())
        .bind("settings", WorkspaceRow.settings(workspace))
        .bind("created", workspace.createdAt())
        .bind("disabled", Values.orNull(Instant.class, workspace.disabledAt()))
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows == 1)
        .flatMap(rows -> noteCreated(workspace, actor));
  }

  private Mono<Workspace> noteCreated(Workspace workspace, @Nullable Actor actor) {
    Map<String, Object> detail = new HashMap<>(Map.of("name", workspace.name()));
    OAuthConfirmation confirmation = workspace.oauthConfirmation();
    if (confirmation != null) {
      detail.put("oauthConfirmation", confirmation.name().toLowerCase(Locale.ROOT));
    }
    return audit
        .note(workspace.id(), "workspace.created", actor, workspace.id().value(), detail)
        .thenReturn(workspace);
  }

  private Mono<Workspace> noteReplaced(Workspace workspace, Actor actor) {
    Map<String, ?> detail = Map.of("successUrls", workspace.successUrls().values());
    return audit
        .note(workspace.id(), "workspace.updated", actor, workspace.id().value(), detail)
        .thenReturn(workspace);
  }
}
