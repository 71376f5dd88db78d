package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.out.vault.HmacFingerprints;
import dev.enlace.adapter.out.vault.HmacSignatures;
import dev.enlace.adapter.out.vault.KeyringAuditKeys;
import dev.enlace.adapter.out.vault.RootKeyCheck;
import dev.enlace.adapter.out.vault.RootKeyring;
import dev.enlace.adapter.out.vault.TinkDataKeyGenerator;
import dev.enlace.adapter.out.vault.TinkSecretBox;
import dev.enlace.application.port.out.crypto.DataKeyGenerator;
import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.RootKeys;
import dev.enlace.bootstrap.home.Keyring;
import dev.enlace.bootstrap.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How secrets are sealed and references signed. */
@Configuration(proxyBeanMethods = false)
@Import({KeyringAuditKeys.class, RootKeyCheck.class, TinkDataKeyGenerator.class})
class VaultWiring {
  @Bean
  RootKeyring rootKeyring(RootKeys marks, Keyring keyring, Settings settings) {
    return new RootKeyring(marks, RootKeySources.of(keyring, settings));
  }

  @Bean
  TinkSecretBox secretBox(DataKeys dataKeys, RootKeyring roots, DataKeyGenerator generator) {
    return new TinkSecretBox(dataKeys, roots, generator);
  }

  @Bean
  HmacFingerprints fingerprints(Keyring keyring) {
    return new HmacFingerprints("SECRET_KEY", keyring.signing());
  }

  @Bean
  HmacSignatures signatures(Keyring keyring) {
    return new HmacSignatures("SECRET_KEY", keyring.signing());
  }
}
