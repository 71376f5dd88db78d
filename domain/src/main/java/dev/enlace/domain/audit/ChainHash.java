package dev.enlace.domain.audit;

import java.util.HexFormat;

/**
 * What one link of a chain says about all before it: an HMAC in lower-case hexadecimal, or nothing
 * before the first.
 */
public record ChainHash(String hex) {
  /** Before the first event. */
  public static final ChainHash NONE = new ChainHash("");

  /** From its bytes. */
  public static ChainHash of(byte[] bytes) {
    return new ChainHash(HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return hex;
  }
}
