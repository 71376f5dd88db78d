package dev.enlace.application.usecase.audit;

import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.audit.ListAuditEvents;
import dev.enlace.application.port.out.audit.AuditChain;
import dev.enlace.application.port.out.audit.AuditFilter;
import dev.enlace.domain.audit.SealedEvent;
import reactor.core.publisher.Mono;

/** Lists a workspace's sealed events. */
public final class ListAuditEventsHandler implements ListAuditEvents {
  private final AuditChain chain;

  /** Of that chain. */
  public ListAuditEventsHandler(AuditChain chain) {
    this.chain = chain;
  }

  @Override
  public Mono<Page<SealedEvent>> list(Query query) {
    AuditFilter filter =
        new AuditFilter(
            query.action(),
            query.actor(),
            query.target(),
            query.from(),
            query.to(),
            query.before(),
            query.limit());
    return chain
        .page(query.principal().workspace(), filter)
        .collectList()
        .map(oneMore -> Page.of(oneMore, query.limit()));
  }
}
