package dev.enlace.domain.audit;

import dev.enlace.domain.workspace.WorkspaceId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that are signed. Each field is a text in UTF-8 behind its length in four bytes, most
 * significant first; a missing one is four bytes {@code FF} alone. So no two messages have the same
 * bytes, and the first field keeps one kind from being taken for another. {@code docs/audit.md}
 * says it for whoever verifies elsewhere.
 */
final class Canonical {
  private static final int MISSING = -1;
  private static final int NANOS_PER_MICRO = 1_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

  private Canonical() {}

  static byte[] event(ChainHash previous, SealedEvent sealed) {
    AuditEvent event = sealed.event();
    return new Canonical()
        .text("enlace audit event 1")
        .text(previous.hex())
        .id(sealed.workspace().value())
        .text(Long.toString(sealed.seq()))
        .text(micros(sealed.sealedAt()))
        .id(event.id())
        .text(micros(event.at()))
        .text(event.action())
        .text(event.actorKind())
        .id(event.actor())
        .id(event.target())
        .text(event.origin())
        .text(event.requestId())
        .text(event.detail())
        .text(Integer.toString(sealed.keyId()))
        .bytes
        .toByteArray();
  }

  /** Of a place in the chain, for one use: a checkpoint, a head that is taken away. */
  static byte[] place(String use, WorkspaceId workspace, ChainHead place, Instant at, int keyId) {
    return new Canonical()
        .text("enlace audit " + use + " 1")
        .id(workspace.value())
        .text(Long.toString(place.seq()))
        .text(place.hash().hex())
        .text(micros(at))
        .text(Integer.toString(keyId))
        .bytes
        .toByteArray();
  }

  /** Seconds since 1970, a dot and six digits, however far away. */
  private static String micros(Instant at) {
    return "%d.%06d".formatted(at.getEpochSecond(), at.getNano() / NANOS_PER_MICRO);
  }

  private Canonical id(@Nullable UUID id) {
    return text(id == null ? null : id.toString());
  }

  private Canonical text(@Nullable String text) {
    if (text == null) {
      bytes.writeBytes(length(MISSING));
      return this;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    bytes.writeBytes(length(utf8.length));
    bytes.writeBytes(utf8);
    return this;
  }

  private static byte[] length(int length) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
  }
}
