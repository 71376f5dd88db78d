package dev.enlace.application.memory.installation;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.in.access.CreateWorkspace;
import dev.enlace.application.port.in.access.IssueApiKey;
import dev.enlace.application.port.in.access.ListApiKeys;
import dev.enlace.application.port.in.access.ListWorkspaces;
import dev.enlace.application.port.in.access.ReadWorkspace;
import dev.enlace.application.port.in.access.ReplaceSuccessUrls;
import dev.enlace.application.port.in.access.RevokeApiKey;
import dev.enlace.application.port.in.catalog.BrowseCatalog;
import dev.enlace.application.port.in.catalog.ReadCatalogEntry;
import dev.enlace.application.port.in.installation.PrepareInstallation;
import dev.enlace.application.usecase.access.AuthenticateHandler;
import dev.enlace.application.usecase.access.CreateWorkspaceHandler;
import dev.enlace.application.usecase.access.IssueApiKeyHandler;
import dev.enlace.application.usecase.access.KeyUses;
import dev.enlace.application.usecase.access.ListApiKeysHandler;
import dev.enlace.application.usecase.access.ListWorkspacesHandler;
import dev.enlace.application.usecase.access.NewKeys;
import dev.enlace.application.usecase.access.PrepareInstallationHandler;
import dev.enlace.application.usecase.access.ReadWorkspaceHandler;
import dev.enlace.application.usecase.access.ReplaceSuccessUrlsHandler;
import dev.enlace.application.usecase.access.RevokeApiKeyHandler;
import dev.enlace.application.usecase.catalog.BrowseCatalogHandler;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.application.usecase.catalog.Offers;
import dev.enlace.application.usecase.catalog.ReadCatalogEntryHandler;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;

/** Every use case, wired over {@link MemoryPorts}. */
public final class MemoryEnlace {
  /** What everything stands on, to look into and to steer. */
  public final MemoryPorts ports = new MemoryPorts();

  /** Which keys were used. */
  public final KeyUses keyUses = new KeyUses(ports.apiKeys);

  /** Who asks. */
  public final Authenticate authenticate = new AuthenticateHandler(ports.apiKeys, keyUses);

  /** New keys. */
  public final IssueApiKey issueApiKey;

  /** Keys. */
  public final ListApiKeys listApiKeys = new ListApiKeysHandler(ports.apiKeys);

  /** Keys' ends. */
  public final RevokeApiKey revokeApiKey = new RevokeApiKeyHandler(ports.apiKeys);

  /** New tenants. */
  public final CreateWorkspace createWorkspace;

  /** Tenants. */
  public final ListWorkspaces listWorkspaces = new ListWorkspacesHandler(ports.workspaces);

  /** One tenant. */
  public final ReadWorkspace readWorkspace = new ReadWorkspaceHandler(ports.workspaces);

  /** Where people may be sent. */
  public final ReplaceSuccessUrls replaceSuccessUrls =
      new ReplaceSuccessUrlsHandler(ports.workspaces);

  /** What can be connected. */
  public final BrowseCatalog browseCatalog;

  /** One entry. */
  public final ReadCatalogEntry readCatalogEntry;

  /** What is done at every start. */
  public final PrepareInstallation prepareInstallation;

  /** Walks to providers and back. */
  public final OAuthUseCases oauth;

  /** What is done with connections. */
  public final ConnectionUseCases connections;

  /** One whose workspaces need no confirmation unless they say so. */
  public MemoryEnlace() {
    this(OAuthConfirmation.OFF);
  }

  /** One whose workspaces are confirmed like that unless they say otherwise. */
  public MemoryEnlace(OAuthConfirmation confirmation) {
    TimeOrderedIds ids = new TimeOrderedIds(ports.clock, ports.entropy);
    NewKeys newKeys = new NewKeys(ids, ports.entropy, ports.clock);
    CatalogLookup lookup = new CatalogLookup(ports.catalog);
    Offers offers = new Offers(ports.providers);
    issueApiKey = new IssueApiKeyHandler(ports.apiKeys, newKeys, ports.clock);
    createWorkspace = new CreateWorkspaceHandler(ports.workspaces, newKeys, ids, ports.clock);
    browseCatalog = new BrowseCatalogHandler(ports.catalog, offers);
    readCatalogEntry = new ReadCatalogEntryHandler(lookup, offers);
    prepareInstallation =
        new PrepareInstallationHandler(
            ports.catalog,
            ports.catalogTable,
            ports.workspaces,
            ports.apiKeys,
            newKeys,
            ports.clock);
    oauth = new OAuthUseCases(ports, lookup, ids, confirmation);
    connections = new ConnectionUseCases(ports, lookup, ids, keyUses);
    ports.tables.put(workspace(WorkspaceId.DEFAULT));
  }

  /** A workspace that decides nothing itself. */
  public static Workspace workspace(WorkspaceId id) {
    return new Workspace(id, "sample", null, SuccessUrls.NONE, MemoryPorts.BEGINNING, null);
  }
}
