package dev.enlace.application.memory;

import dev.enlace.application.memory.MemoryTables.KeyRow;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Workspaces in memory. */
public final class MemoryWorkspaces implements Workspaces {
  private final MemoryTables tables;

  /** In those tables. */
  public MemoryWorkspaces(MemoryTables tables) {
    this.tables = tables;
  }

  @Override
  public Mono<Workspace> find(WorkspaceId id) {
    return tables.one(() -> Optional.ofNullable(tables.workspaces.get(id)));
  }

  @Override
  public Flux<Workspace> page(@Nullable WorkspaceId after, int limit) {
    return tables.many(() -> sorted(after, limit));
  }

  @Override
  public Mono<Workspace> add(Workspace workspace, ApiKey firstKey, SecretHash hash, Actor actor) {
    return tables.one(() -> {
      if (tables.workspaces.containsKey(workspace.id())) {
        throw new IllegalStateException("it exists: " + workspace.id());
      }
      tables.workspaces.put(workspace.id(), workspace);
      keep(firstKey, hash);
      return Optional.of(workspace);
    });
  }

  @Override
  public Mono<Workspace> replaceSuccessUrls(WorkspaceId id, SuccessUrls urls, Actor actor) {
    return tables.one(() -> {
      Workspace replaced =
          tables.workspaces.computeIfPresent(id, (key, workspace) -> with(workspace, urls));
      return Optional.ofNullable(replaced);
    });
  }

  @Override
  public Mono<FirstKey> ensure(Workspace workspace, ApiKey key, SecretHash hash) {
    return tables.one(() -> {
      tables.workspaces.putIfAbsent(workspace.id(), workspace);
      if (tables.keys.values().stream().anyMatch(row -> row.hash().equals(hash))) {
        return Optional.of(FirstKey.KEPT);
      }
      keep(key, hash);
      return Optional.of(FirstKey.MADE);
    });
  }

  private void keep(ApiKey key, SecretHash hash) {
    tables.ensure(key.holder());
    tables.keys.put(key.id(), new KeyRow(key, hash));
  }

  private List<Workspace> sorted(@Nullable WorkspaceId after, int limit) {
    return tables.workspaces.values().stream()
        .filter(each -> after == null || each.id().toString().compareTo(after.toString()) > 0)
        .sorted(Comparator.comparing(each -> each.id().toString()))
        .limit(limit + 1L)
        .toList();
  }

  private static Workspace with(Workspace workspace, SuccessUrls urls) {
    return new Workspace(
        workspace.id(),
        workspace.name(),
        workspace.oauthConfirmation(),
        urls,
        workspace.createdAt(),
        workspace.disabledAt());
  }
}
