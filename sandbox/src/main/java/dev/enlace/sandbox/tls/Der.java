package dev.enlace.sandbox.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The few ASN.1 types of a certificate, in DER (ITU-T X.690). */
final class Der {
  static final int IA5_STRING_2 = 0x82;
  static final int OCTETS_7 = 0x87;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(SEQUENCE, joined(parts));
  }

  static byte[] set(byte[] part) {
    return tagged(SET, part);
  }

  static byte[] integer(long number) {
    return tagged(0x02, BigInteger.valueOf(number).toByteArray());
  }

  static byte[] bits(byte[] content) {
    return tagged(0x03, joined(new byte[1], content));
  }

  static byte[] octets(byte[] content) {
    return tagged(0x04, content);
  }

  static byte[] text(String text) {
    return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A time in the form {@code yyyyMMddHHmmss}Z. */
  static byte[] time(String generalized) {
    return tagged(0x18, generalized.getBytes(StandardCharsets.US_ASCII));
  }

  /** An object identifier whose content is already encoded. */
  static byte[] oid(int... content) {
    byte[] bytes = new byte[content.length];
    for (int i = 0; i < content.length; i++) {
      bytes[i] = (byte) content[i];
    }
    return tagged(0x06, bytes);
  }

  /** A constructed, context-specific value. */
  static byte[] explicit(int number, byte[] content) {
    return tagged(0xa0 + number, content);
  }

  static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length >= 0x100) {
      out.write(0x82);
      out.write(content.length >> 8);
    } else if (content.length >= 0x80) {
      out.write(0x81);
    }
    out.write(content.length & 0xff);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
