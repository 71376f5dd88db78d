package dev.enlace.application.memory.crypto;

import dev.enlace.application.port.out.crypto.Entropy;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes that never repeat and can be foreseen. Few of them count upwards, so that ids of one
 * millisecond keep the order in which they were made; many of them look random, as keys should.
 */
public final class CountingEntropy implements Entropy {
  private static final int LONGEST_COUNTER = 16;

  private final AtomicLong counter = new AtomicLong();

  @Override
  public byte[] bytes(int count) {
    long number = counter.incrementAndGet();
    return count <= LONGEST_COUNTER ? counted(number, count) : scattered(number, count);
  }

  private static byte[] counted(long number, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.max(count, Long.BYTES));
    bytes.putLong(bytes.capacity() - Long.BYTES, number);
    byte[] tail = new byte[count];
    bytes.get(bytes.capacity() - count, tail);
    return tail;
  }

  private static byte[] scattered(long number, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    for (int block = 0; bytes.hasRemaining(); block++) {
      byte[] hash = Digests.sha256(number + "/" + block);
      bytes.put(hash, 0, Math.min(hash.length, bytes.remaining()));
    }
    return bytes.array();
  }
}
