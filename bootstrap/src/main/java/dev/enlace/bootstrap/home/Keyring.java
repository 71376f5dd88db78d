package dev.enlace.bootstrap.home;

import dev.enlace.bootstrap.settings.Settings;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.secret.SecretKind;
import dev.enlace.domain.workspace.WorkspaceId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The keys that this start works with: the operator's, else those of {@code ENLACE_HOME/keys}. In
 * production the encryption and signing keys are the operator's own, so no file is made for them.
 *
 * @param admin the first admin key, of the workspace {@code default}
 * @param adminMade whether it was made just now, and so has never been shown
 * @param encryption wraps data keys: base64 of 32 bytes; empty where a key-management service does,
 *     and there was no other before
 * @param encryptionSource where it comes from, for people
 * @param signing signs states and tickets
 */
public record Keyring(
    Secret admin,
    boolean adminMade,
    Optional<Secret> encryption,
    String encryptionSource,
    Secret signing) {
  /** The file that holds an admin key made here. */
  public static final String ADMIN_FILE = "admin";

  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Reads, and where allowed makes, every key. */
  public static Keyring of(Settings settings, KeyFiles files) {
    Optional<KeyFiles.Kept> adminFile =
        settings.adminKey().isPresent()
            ? Optional.empty()
            : Optional.of(files.keep(ADMIN_FILE, Keyring::newAdminKey));
    return new Keyring(
        settings.adminKey().orElseGet(() -> adminFile.orElseThrow().secret()),
        adminFile.map(KeyFiles.Kept::made).orElse(false),
        encryption(settings, files),
        settings.encryptionKey().isPresent() ? "env:ENCRYPTION_KEY" : "file:keys/encryption",
        settings.secretKey().orElseGet(() -> made(files, "signing")));
  }

  /** With a key-management service no key is made here; one that is there may still open. */
  private static Optional<Secret> encryption(Settings settings, KeyFiles files) {
    if (settings.encryptionKey().isPresent()) {
      return settings.encryptionKey();
    }
    return settings.kms().isPresent() && !files.exists("encryption")
        ? Optional.empty()
        : Optional.of(made(files, "encryption"));
  }

  /** Fresh randomness of 256 bits as text. */
  public static String newKey() {
    return Base64.getUrlEncoder().encodeToString(random());
  }

  private static Secret made(KeyFiles files, String name) {
    return files.keep(name, Keyring::newKey).secret();
  }

  private static String newAdminKey() {
    return IssuedSecret.issue(SecretKind.KEY, WorkspaceId.DEFAULT, random()).text().reveal();
  }

  private static byte[] random() {
    byte[] bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
