package dev.enlace.application.usecase.access;

import dev.enlace.application.port.in.installation.PrepareInstallation;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.application.port.out.access.Workspaces.FirstKey;
import dev.enlace.application.port.out.catalog.Catalog;
import dev.enlace.application.port.out.catalog.CatalogTable;
import dev.enlace.application.usecase.access.NewKeys.NewKey;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** Seeds what every installation has. */
public final class PrepareInstallationHandler implements PrepareInstallation {
  private final Catalog catalog;
  private final CatalogTable table;
  private final Workspaces workspaces;
  private final ApiKeys keys;
  private final NewKeys newKeys;
  private final Clock clock;

  /** With those means. */
  public PrepareInstallationHandler(
      Catalog catalog,
      CatalogTable table,
      Workspaces workspaces,
      ApiKeys keys,
      NewKeys newKeys,
      Clock clock) {
    this.catalog = catalog;
    this.table = table;
    this.workspaces = workspaces;
    this.keys = keys;
    this.newKeys = newKeys;
    this.clock = clock;
  }

  @Override
  public Mono<Prepared> prepare(Secret adminKey) {
    return table.seed(catalog.all()).flatMap(written -> firstKey(adminKey, written));
  }

  private Mono<Prepared> firstKey(Secret adminKey, int written) {
    Workspace workspace =
        new Workspace(
            WorkspaceId.DEFAULT,
            "default",
            null,
            SuccessUrls.NONE,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            null);
    NewKey key = newKeys.first(workspace.id(), adminKey);
    return workspaces
        .ensure(workspace, key.key(), key.hash())
        .flatMap(outcome ->
            keys.find(workspace.id(), key.hash(), null)
                .hasElement()
                .map(valid -> new Prepared(written, outcome == FirstKey.MADE, valid)));
  }
}
