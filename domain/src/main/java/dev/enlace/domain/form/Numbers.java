package dev.enlace.domain.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Reads the number types that JSON and YAML parsers produce, exactly. */
final class Numbers {
  /** Most digits before and behind the point: a few characters must not unfold to gigabytes. */
  private static final int MAX_DIGITS = 100;

  private Numbers() {}

  static Optional<BigDecimal> of(Object given) {
    return read(given).filter(Numbers::isWritable);
  }

  /** The same number without an exponent and without zeros behind the point. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 && isWritable(stripped) ? stripped.setScale(0) : stripped;
  }

  static boolean isInt(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
        && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
  }

  private static Optional<BigDecimal> read(Object given) {
    return switch (given) {
      case BigDecimal decimal -> Optional.of(decimal);
      case BigInteger integer -> Optional.of(new BigDecimal(integer));
      case Integer integer -> Optional.of(BigDecimal.valueOf(integer));
      case Long integer -> Optional.of(BigDecimal.valueOf(integer));
      case Double number when Double.isFinite(number) -> Optional.of(BigDecimal.valueOf(number));
      default -> Optional.empty();
    };
  }

  private static boolean isWritable(BigDecimal number) {
    return number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_DIGITS;
  }
}
