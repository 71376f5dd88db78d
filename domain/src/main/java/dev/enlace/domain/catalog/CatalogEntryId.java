package dev.enlace.domain.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.UUID;

/**
 * A catalogue entry's id, {@code availableConnectionId} on the wire.
 *
 * @param value UUIDv5 of the slug (RFC 9562, 5.5), so that it is the same in every installation
 */
public record CatalogEntryId(UUID value) {
  private static final UUID NAMESPACE = UUID.fromString("6f1f9a52-6c0b-5b0e-9a4e-0b6d7f3a2c11");

  public CatalogEntryId {
    Objects.requireNonNull(value, "value");
  }

  /** The id of the entry with that slug. */
  public static CatalogEntryId of(Slug slug) {
    ByteBuffer name = ByteBuffer.allocate(16 + slug.value().length());
    name.putLong(NAMESPACE.getMostSignificantBits());
    name.putLong(NAMESPACE.getLeastSignificantBits());
    name.put(slug.value().getBytes(StandardCharsets.US_ASCII));
    ByteBuffer hash = ByteBuffer.wrap(sha1(name.array()));
    long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new CatalogEntryId(new UUID(high, low));
  }

  @Override
  public String toString() {
    return value.toString();
  }

  private static byte[] sha1(byte[] name) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-1", e);
    }
  }
}
