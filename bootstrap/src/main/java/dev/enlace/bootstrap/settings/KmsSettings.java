package dev.enlace.bootstrap.settings;

import dev.enlace.adapter.out.vault.transit.TransitKms;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The key-management service that holds the root key.
 *
 * @param key such as {@code vault:transit/enlace}
 * @param address {@code VAULT_ADDR}
 * @param token {@code VAULT_TOKEN}
 */
public record KmsSettings(String key, URI address, Secret token) {

  /** Whether nobody on the way can read the token: by TLS, or since there is no way. */
  boolean isPrivate() {
    return "https".equals(address.getScheme())
        || List.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
  }

  /** Reads all three, or none. */
  static Optional<KmsSettings> read(Variables variables) {
    Optional<URI> address = variables.read(Variable.VAULT_ADDR, Texts::publicUrl);
    Optional<Secret> token = variables.read(Variable.VAULT_TOKEN, KmsSettings::token);
    Optional<String> key = variables.read(Variable.ENLACE_KMS, KmsSettings::key);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    if (variables.read(Variable.VAULT_ADDR).isEmpty()) {
      variables.problem(Variable.VAULT_ADDR, "is required by ENLACE_KMS");
    }
    if (variables.read(Variable.VAULT_TOKEN).isEmpty()) {
      variables.problem(Variable.VAULT_TOKEN, "is required by ENLACE_KMS");
    }
    return address.flatMap(url -> token.map(text -> new KmsSettings(key.get(), url, text)));
  }

  private static String key(String text) {
    if (!TransitKms.names(text)) {
      throw new IllegalArgumentException("must be vault:<mount>/<key>, as vault:transit/enlace");
    }
    return text;
  }

  private static Secret token(String text) {
    if (!text.matches("[!-~]+")) {
      throw new IllegalArgumentException("must be visible ASCII characters and no space");
    }
    return Secret.of(text);
  }
}
