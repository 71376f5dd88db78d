package dev.enlace.domain.secret;

import java.util.Map;

/**
 * All secrets of one row, sealed with one data key, so that the row can name that key.
 *
 * @param keyId the data key within its workspace
 * @param byField ciphertext by field name
 */
public record SealedSecrets(int keyId, Map<String, SealedSecret> byField) {
  public SealedSecrets {
    byField = Map.copyOf(byField);
  }

  /** One of them alone, if it is there: whoever needs no more opens no more. */
  public SealedSecrets only(String field) {
    SealedSecret sealed = byField.get(field);
    return new SealedSecrets(keyId, sealed == null ? Map.of() : Map.of(field, sealed));
  }
}
