package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.out.vault.RootKey;
import dev.enlace.adapter.out.vault.transit.TransitKms;
import dev.enlace.bootstrap.home.Keyring;
import dev.enlace.bootstrap.settings.KmsSettings;
import dev.enlace.bootstrap.settings.Settings;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** The root keys of this start: the one that wraps, then those that only open. */
final class RootKeySources {
  private RootKeySources() {}

  static List<RootKey> of(Keyring keyring, Settings settings) {
    List<RootKey> keys = new ArrayList<>();
    settings.kms().ifPresent(kms -> keys.add(heldBy(kms)));
    keyring.encryption().ifPresent(key -> keys.add(RootKey.parse(keyring.encryptionSource(), key)));
    settings
        .previousEncryptionKeys()
        .forEach(key -> keys.add(RootKey.parse("env:ENCRYPTION_KEY_PREVIOUS", key)));
    return keys;
  }

  private static RootKey heldBy(KmsSettings kms) {
    try {
      TransitKms vault = new TransitKms(kms.address(), kms.token());
      return RootKey.heldBy(kms.key(), vault.getAead(kms.key()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("ENLACE_KMS was checked when it was read", e);
    }
  }
}
