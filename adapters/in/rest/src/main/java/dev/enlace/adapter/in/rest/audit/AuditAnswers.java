package dev.enlace.adapter.in.rest.audit;

import dev.enlace.adapter.in.rest.json.StrictJson;
import dev.enlace.adapter.in.rest.paging.Cursors;
import dev.enlace.adapter.in.rest.wire.AuditActor;
import dev.enlace.adapter.in.rest.wire.AuditEventListResponse;
import dev.enlace.adapter.in.rest.wire.AuditEventResponse;
import dev.enlace.adapter.in.rest.wire.AuditHeadResponse;
import dev.enlace.adapter.in.rest.wire.AuditPlace;
import dev.enlace.adapter.in.rest.wire.AuditProofResponse;
import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.audit.VerifyAudit.Proof;
import dev.enlace.domain.audit.AuditEvent;
import dev.enlace.domain.audit.ChainBreak;
import dev.enlace.domain.audit.ChainHash;
import dev.enlace.domain.audit.SealedEvent;
import dev.enlace.domain.audit.SignedPlace;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** What the audit trail says, as wire types. */
final class AuditAnswers {
  private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

  private AuditAnswers() {}

  static AuditEventListResponse list(Page<SealedEvent> page) {
    return new AuditEventListResponse()
        .items(page.items().stream().map(AuditAnswers::event).toList())
        .nextCursor(Cursors.next(page, SealedEvent::position));
  }

  static AuditHeadResponse head(SignedPlace head) {
    return new AuditHeadResponse()
        .seq(head.place().seq())
        .hash(hash(head.place().hash()))
        .time(head.at())
        .signature(head.keyId() + "." + head.signature().hex());
  }

  static AuditProofResponse proof(Proof proof) {
    AuditProofResponse response =
        new AuditProofResponse()
            .valid(proof.broken() == null)
            .from(proof.start().seq() + 1)
            .to(proof.end().seq())
            .count(proof.count())
            .head(new AuditPlace().seq(proof.end().seq()).hash(hash(proof.end().hash())));
    proof
        .kept()
        .map(kept -> kept.name().toLowerCase(Locale.ROOT))
        .map(AuditProofResponse.ExportedHeadEnum::fromValue)
        .ifPresent(response::exportedHead);
    proof.signed().ifPresent(response::exportedHeadSigned);
    ChainBreak broken = proof.broken();
    return broken == null
        ? response
        : response
            .brokenAt(broken.seq())
            .reason(AuditProofResponse.ReasonEnum.fromValue(broken.reason().code()));
  }

  private static AuditEventResponse event(SealedEvent sealed) {
    AuditEvent event = sealed.event();
    return new AuditEventResponse()
        .seq(sealed.seq())
        .id(event.id())
        .at(event.at())
        .sealedAt(sealed.sealedAt())
        .action(event.action())
        .actor(new AuditActor().kind(event.actorKind()).id(event.actor()))
        .target(event.target())
        .origin(address(event.origin()))
        .requestId(event.requestId())
        .detail(StrictJson.shared().readValue(event.detail(), DETAIL))
        .hash(sealed.hash().hex());
  }

  /** One host without the length that says so; a range, which nobody has noted, as it is. */
  private static @Nullable String address(@Nullable String cidr) {
    return cidr == null ? null : cidr.replaceFirst(cidr.contains(":") ? "/128$" : "/32$", "");
  }

  private static @Nullable String hash(ChainHash hash) {
    return hash.equals(ChainHash.NONE) ? null : hash.hex();
  }
}
