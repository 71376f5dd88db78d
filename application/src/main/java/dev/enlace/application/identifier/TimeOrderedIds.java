package dev.enlace.application.identifier;

import dev.enlace.application.port.out.crypto.Entropy;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.UUID;

/** Makes UUIDv7 (RFC 9562, 5.7): their order is the order of creation, to the millisecond. */
public final class TimeOrderedIds {
  private final Clock clock;
  private final Entropy entropy;

  /** Ids by that clock. */
  public TimeOrderedIds(Clock clock, Entropy entropy) {
    this.clock = clock;
    this.entropy = entropy;
  }

  /** A new id. */
  public UUID next() {
    ByteBuffer random = ByteBuffer.wrap(entropy.bytes(10));
    long high = (clock.millis() << 16) | 0x7000L | (random.getShort() & 0x0FFFL);
    long low = (random.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
