package dev.enlace.application.memory;

import dev.enlace.application.port.out.session.ConnectPages;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.workspace.ConnectPage;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** Connect pages in memory. */
public final class MemoryConnectPages implements ConnectPages {
  private final Map<WorkspaceId, ConnectPage> pages = new ConcurrentHashMap<>();

  @Override
  public Mono<ConnectPage> find(WorkspaceId workspace) {
    return Mono.defer(() -> Mono.justOrEmpty(pages.get(workspace)));
  }

  @Override
  public Mono<ConnectPage> replace(WorkspaceId workspace, ConnectPage page, Actor actor) {
    return Mono.fromSupplier(() -> {
      pages.put(workspace, page);
      return page;
    });
  }
}
