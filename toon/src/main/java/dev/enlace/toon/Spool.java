package dev.enlace.toon;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that wait to be read once more, from their beginning: a block in memory, and a file for
 * what is more than that. The file holds other people's data, so that it is written under a key
 * that nobody but this object has.
 */
final class Spool extends OutputStream implements Closeable {
  static final int BLOCK = 1 << 16;
  private static final int TAG = 16;
  private static final int TAG_BITS = 8 * TAG;
  private static final int NONCE = 12;
  private static final int KEY = 32;

  private final Place place;
  private final SpoolRoom room;
  private final byte[] block = new byte[BLOCK];
  private final SecretKeySpec key = key();
  private @Nullable FileChannel file;
  private int count;
  private int written;
  private boolean closed;

  Spool(Place place, SpoolRoom room) {
    this.place = place;
    this.room = room;
  }

  @Override
  public void write(int value) throws IOException {
    if (count == BLOCK) {
      putAway();
    }
    block[count++] = (byte) value;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int rest = length;
    while (rest > 0) {
      if (count == BLOCK) {
        putAway();
      }
      int part = Math.min(rest, BLOCK - count);
      System.arraycopy(bytes, at, block, count, part);
      count += part;
      at += part;
      rest -= part;
    }
  }

  /** How many blocks there are. */
  int blocks() {
    return written + (count > 0 ? 1 : 0);
  }

  /** A block as it was written; all but the last are full. */
  synchronized byte[] read(int index) throws IOException {
    if (index == written || file == null) {
      return Arrays.copyOf(block, count);
    }
    ByteBuffer sealed = ByteBuffer.allocate(BLOCK + TAG);
    long from = (long) index * (BLOCK + TAG);
    while (sealed.hasRemaining()) {
      if (file.read(sealed, from + sealed.position()) < 0) {
        throw new IOException("the spooled file has lost its end");
      }
    }
    return crypt(Cipher.DECRYPT_MODE, index, sealed.array(), sealed.capacity());
  }

  /** May come at any time from whoever has lost interest; what is written afterwards is dropped. */
  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      room.give(size(written));
      if (file != null) {
        file.close();
      }
    }
  }

  private synchronized void putAway() throws IOException {
    if (closed) {
      count = 0;
      return;
    }
    room.take(size(written), size(1));
    try {
      writeBlock();
    } catch (IOException e) {
      room.give(size(1));
      throw e;
    }
    written++;
    count = 0;
  }

  private static long size(int blocks) {
    return (long) blocks * (BLOCK + TAG);
  }

  private void writeBlock() throws IOException {
    if (file == null) {
      file = place.open();
    }
    ByteBuffer sealed = ByteBuffer.wrap(crypt(Cipher.ENCRYPT_MODE, written, block, BLOCK));
    while (sealed.hasRemaining()) {
      file.write(sealed);
    }
  }

  /** A block's number is its nonce: the key is this object's, and no block is written twice. */
  private byte[] crypt(int mode, int index, byte[] bytes, int length) throws IOException {
    byte[] nonce = ByteBuffer.allocate(NONCE).putInt(index).array();
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes, 0, length);
    } catch (GeneralSecurityException e) {
      throw new IOException("the spooled file is not what was written", e);
    }
  }

  private static SecretKeySpec key() {
    byte[] random = new byte[KEY];
    new SecureRandom().nextBytes(random);
    return new SecretKeySpec(random, "AES");
  }

  /** Where a file may be made. */
  interface Place {
    /** A new and empty one, which is gone when it is closed. */
    FileChannel open() throws IOException;
  }
}
