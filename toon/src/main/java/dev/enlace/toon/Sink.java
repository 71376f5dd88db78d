package dev.enlace.toon;

import java.io.IOException;
import java.io.OutputStream;

/** UTF-8 on its way to a stream, gathered in a buffer that is used again and again. */
final class Sink {
  private static final int SIZE = 8192;
  private static final int LONGEST_LONG = 20;
  private static final byte[] REPLACEMENT = {(byte) 0xef, (byte) 0xbf, (byte) 0xbd};

  private final OutputStream out;
  private final byte[] buffer = new byte[SIZE];
  private int count;

  Sink(OutputStream out) {
    this.out = out;
  }

  void flush() throws IOException {
    out.write(buffer, 0, count);
    count = 0;
  }

  /** One ASCII character. */
  void put(char ascii) throws IOException {
    room(1);
    buffer[count++] = (byte) ascii;
  }

  /** A text of ASCII characters alone. */
  void ascii(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  void bytes(byte[] bytes, int from, int length) throws IOException {
    if (length > SIZE) {
      flush();
      out.write(bytes, from, length);
      return;
    }
    room(length);
    System.arraycopy(bytes, from, buffer, count, length);
    count += length;
  }

  /** Starts a line at that depth, two spaces a level. */
  void line(int depth) throws IOException {
    put('\n');
    for (int i = 0; i < depth; i++) {
      put(' ');
      put(' ');
    }
  }

  /** Writes the text if it is made of those ASCII characters alone; else writes nothing. */
  boolean putIfAll(boolean[] allowed, String text) throws IOException {
    int length = text.length();
    if (length > SIZE) {
      return false;
    }
    room(length);
    int at = count;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= allowed.length || !allowed[c]) {
        return false;
      }
      buffer[at++] = (byte) c;
    }
    count = at;
    return true;
  }

  void number(long value) throws IOException {
    if (value == Long.MIN_VALUE) {
      ascii(Long.toString(value));
      return;
    }
    room(LONGEST_LONG);
    if (value < 0) {
      buffer[count++] = '-';
    }
    long rest = Math.abs(value);
    int end = count + digits(rest);
    count = end;
    do {
      buffer[--end] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
  }

  /** Any character of a text, with the other half of its pair where it has one. */
  void unicode(String text, int index) throws IOException {
    char c = text.charAt(index);
    if (c < 0x80) {
      put(c);
      return;
    }
    room(4);
    if (c < 0x800) {
      buffer[count++] = (byte) (0xc0 | (c >> 6));
      buffer[count++] = tail(c);
    } else if (!Character.isSurrogate(c)) {
      buffer[count++] = (byte) (0xe0 | (c >> 12));
      buffer[count++] = tail(c >> 6);
      buffer[count++] = tail(c);
    } else {
      pair(text, index);
    }
  }

  private void pair(String text, int index) throws IOException {
    int point = text.codePointAt(index);
    if (Character.isSupplementaryCodePoint(point)) {
      buffer[count++] = (byte) (0xf0 | (point >> 18));
      buffer[count++] = tail(point >> 12);
      buffer[count++] = tail(point >> 6);
      buffer[count++] = tail(point);
    } else if (index == 0 || !Character.isSurrogatePair(text.charAt(index - 1), (char) point)) {
      bytes(REPLACEMENT, 0, REPLACEMENT.length);
    }
  }

  private void room(int length) throws IOException {
    if (SIZE - count < length) {
      flush();
    }
  }

  private static byte tail(int bits) {
    return (byte) (0x80 | (bits & 0x3f));
  }

  private static int digits(long positive) {
    int digits = 1;
    for (long limit = 10; positive >= limit; limit *= 10) {
      digits++;
      if (digits == LONGEST_LONG - 1) {
        return digits;
      }
    }
    return digits;
  }
}
