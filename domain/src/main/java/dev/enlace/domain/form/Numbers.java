package dev.enlace.domain.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Reads the number types that JSON and YAML parsers produce, exactly. */
final class Numbers {
  private Numbers() {}

  static Optional<BigDecimal> of(Object given) {
    return switch (given) {
      case BigDecimal decimal -> Optional.of(decimal);
      case BigInteger integer -> Optional.of(new BigDecimal(integer));
      case Integer integer -> Optional.of(BigDecimal.valueOf(integer));
      case Long integer -> Optional.of(BigDecimal.valueOf(integer));
      case Double number when Double.isFinite(number) -> Optional.of(BigDecimal.valueOf(number));
      default -> Optional.empty();
    };
  }
}
