package dev.enlace.adapter.in.rest.audit;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.AuditApi;
import dev.enlace.adapter.in.rest.paging.Cursors;
import dev.enlace.adapter.in.rest.wire.AuditEventListResponse;
import dev.enlace.adapter.in.rest.wire.AuditHeadResponse;
import dev.enlace.adapter.in.rest.wire.AuditProofResponse;
import dev.enlace.application.port.in.audit.ExportAuditHead;
import dev.enlace.application.port.in.audit.ListAuditEvents;
import dev.enlace.application.port.in.audit.VerifyAudit;
import dev.enlace.domain.audit.AuditPosition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows, exports and proves the audit trail of the caller's workspace. */
@RestController
final class AuditController implements AuditApi {
  private final ListAuditEvents listAuditEvents;
  private final ExportAuditHead exportAuditHead;
  private final VerifyAudit verifyAudit;

  AuditController(
      ListAuditEvents listAuditEvents, ExportAuditHead exportAuditHead, VerifyAudit verifyAudit) {
    this.listAuditEvents = listAuditEvents;
    this.exportAuditHead = exportAuditHead;
    this.verifyAudit = verifyAudit;
  }

  @Override
  public Mono<ResponseEntity<AuditEventListResponse>> listAuditEvents(
      @Nullable String action,
      @Nullable UUID actor,
      @Nullable UUID target,
      @Nullable Instant from,
      @Nullable Instant to,
      Integer limit,
      @Nullable String cursor,
      ServerWebExchange exchange) {
    Moments.require(from, to);
    ListAuditEvents.Query query =
        new ListAuditEvents.Query(
            Callers.of(exchange),
            action,
            actor,
            target,
            from,
            to,
            Cursors.key(cursor, AuditPosition::parse),
            limit);
    return listAuditEvents.list(query).map(page -> ResponseEntity.ok(AuditAnswers.list(page)));
  }

  @Override
  public Mono<ResponseEntity<AuditHeadResponse>> getAuditHead(ServerWebExchange exchange) {
    return exportAuditHead
        .export(Callers.of(exchange))
        .map(head -> ResponseEntity.ok(AuditAnswers.head(head)));
  }

  @Override
  public Mono<ResponseEntity<AuditProofResponse>> verifyAuditEvents(
      @Nullable Long seq,
      @Nullable String hash,
      @Nullable Instant time,
      @Nullable String signature,
      ServerWebExchange exchange) {
    return verifyAudit
        .verify(Callers.of(exchange), ExportedHeads.read(seq, hash, time, signature))
        .map(proof -> ResponseEntity.ok(AuditAnswers.proof(proof)));
  }
}
