package dev.enlace.toon;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads what was spooled, from its beginning. */
final class SpoolReader {
  private final Spool spool;
  private byte[] block = {};
  private int at;
  private int next;

  SpoolReader(Spool spool) {
    this.spool = spool;
  }

  int number() throws IOException {
    return ByteBuffer.wrap(bytes(Integer.BYTES)).getInt();
  }

  byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    int got = 0;
    while (got < length) {
      if (at == block.length) {
        block = spool.read(next++);
        at = 0;
      }
      int part = Math.min(length - got, block.length - at);
      System.arraycopy(block, at, bytes, got, part);
      at += part;
      got += part;
    }
    return bytes;
  }
}
