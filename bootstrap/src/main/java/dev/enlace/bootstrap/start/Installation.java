package dev.enlace.bootstrap.start;

import dev.enlace.adapter.out.vault.RootKeyCheck;
import dev.enlace.application.port.in.installation.PrepareInstallation;
import dev.enlace.bootstrap.home.Keyring;
import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Makes the installation usable once everything is wired and before the first request is taken, so
 * that nobody is ever answered by half of it.
 */
@Component
final class Installation implements SmartInitializingSingleton {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RootKeyCheck rootKey;
  private final PrepareInstallation preparation;
  private final Keyring keyring;

  Installation(RootKeyCheck rootKey, PrepareInstallation preparation, Keyring keyring) {
    this.rootKey = rootKey;
    this.preparation = preparation;
    this.keyring = keyring;
  }

  @Override
  public void afterSingletonsInstantiated() {
    rootKey.run().then(preparation.prepare(keyring.admin())).block(PATIENCE);
  }
}
