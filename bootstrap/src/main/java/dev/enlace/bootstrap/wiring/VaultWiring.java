package dev.enlace.bootstrap.wiring;

import dev.enlace.adapter.out.vault.HmacSignatures;
import dev.enlace.adapter.out.vault.KeyringAuditKeys;
import dev.enlace.adapter.out.vault.RootKey;
import dev.enlace.adapter.out.vault.RootKeyCheck;
import dev.enlace.adapter.out.vault.TinkSecretBox;
import dev.enlace.bootstrap.home.Keyring;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How secrets are sealed and references signed. */
@Configuration(proxyBeanMethods = false)
@Import({KeyringAuditKeys.class, RootKeyCheck.class, TinkSecretBox.class})
class VaultWiring {
  @Bean
  RootKey rootKey(Keyring keyring) {
    return RootKey.parse(keyring.encryptionSource(), keyring.encryption());
  }

  @Bean
  HmacSignatures signatures(Keyring keyring) {
    return new HmacSignatures("SECRET_KEY", keyring.signing());
  }
}
