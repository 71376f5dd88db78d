package dev.enlace.toon;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers in canonical form (specification 2): plain decimal from 1e-6 to below 1e21, no trailing
 * zeros, no negative zero. Outside of it a digit, a fraction and an exponent, so that a few
 * characters of input never become a million of output.
 */
final class Numbers {
  private static final double EXACT = 1L << 53;
  private static final int SMALLEST_PLAIN = -6;
  private static final int LARGEST_PLAIN = 20;

  private Numbers() {}

  static void write(Number number, Sink sink) throws IOException {
    switch (number) {
      case Integer n -> sink.number(n);
      case Long n -> sink.number(n);
      case Double n -> floating(n, sink);
      case BigDecimal n -> sink.ascii(text(n));
      case BigInteger n -> sink.ascii(text(new BigDecimal(n)));
      case Float n when Float.isFinite(n) -> floating(Double.parseDouble(n.toString()), sink);
      case Float _ -> sink.ascii("null");
      case Short n -> sink.number(n);
      case Byte n -> sink.number(n);
      default -> throw new IllegalArgumentException("not a number of JSON: " + number.getClass());
    }
  }

  private static void floating(double number, Sink sink) throws IOException {
    if (!Double.isFinite(number)) {
      sink.ascii("null");
    } else if (Math.abs(number) < EXACT && number == Math.rint(number)) {
      sink.number((long) number);
    } else {
      String text = Double.toString(number);
      sink.ascii(text.indexOf('E') < 0 ? text : text(new BigDecimal(text)));
    }
  }

  private static String text(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal shortest = number.stripTrailingZeros();
    long exponent = (long) shortest.precision() - shortest.scale() - 1;
    if (exponent >= SMALLEST_PLAIN && exponent <= LARGEST_PLAIN) {
      return shortest.toPlainString();
    }
    String digits = shortest.unscaledValue().abs().toString();
    return (number.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e" : "e+")
        + exponent;
  }
}
