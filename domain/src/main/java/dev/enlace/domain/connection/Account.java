package dev.enlace.domain.connection;

import java.util.Objects;

/**
 * Whose account it is at the provider.
 *
 * @param id the provider's own, stable
 * @param label what people recognise it by, such as an e-mail address; never an identity
 */
public record Account(String id, String label) {
  private static final int MAX_LENGTH = 255;

  public Account {
    Objects.requireNonNull(label, "label");
    if (id.isBlank() || id.length() > MAX_LENGTH || label.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("an account has an id and a label of at most 255");
    }
  }
}
