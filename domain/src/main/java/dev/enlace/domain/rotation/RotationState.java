package dev.enlace.domain.rotation;

import java.util.Arrays;
import java.util.Locale;

/** How far a rotation is. */
public enum RotationState {
  /** Rows are sealed anew. */
  REENCRYPTING,
  /** Every row has been seen once; another pass proves that no older key is used any more. */
  VERIFYING,
  /** No row is under an older key, and these are retired. */
  COMPLETED,
  /** Rows that no key opens keep an older key from retiring. */
  INCOMPLETE;

  /** The name on the wire and in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing more will happen. */
  public boolean isEnd() {
    return this == COMPLETED || this == INCOMPLETE;
  }

  /** The state of that code. */
  public static RotationState of(String code) {
    return Arrays.stream(values())
        .filter(state -> state.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state of a rotation: " + code));
  }
}
