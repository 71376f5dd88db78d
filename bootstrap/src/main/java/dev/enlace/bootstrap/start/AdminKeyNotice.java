package dev.enlace.bootstrap.start;

import dev.enlace.application.port.in.installation.PrepareInstallation.Prepared;
import dev.enlace.bootstrap.home.Home;
import dev.enlace.bootstrap.home.KeyFiles;
import dev.enlace.bootstrap.home.Keyring;
import dev.enlace.bootstrap.settings.Settings;
import dev.enlace.bootstrap.settings.Variable;
import java.util.Optional;

/** What an operator is told whose admin key opens nothing: where it stands, never the key. */
final class AdminKeyNotice {
  private AdminKeyNotice() {}

  /** Empty where the key is valid. */
  static Optional<String> of(Prepared prepared, Settings settings, Home home) {
    if (prepared.keyIsValid()) {
      return Optional.empty();
    }
    String source =
        settings.adminKey().isPresent()
            ? Variable.ENLACE_ADMIN_KEY + ": set"
            : new KeyFiles(home).file(Keyring.ADMIN_FILE) + ": remove the file or set";
    return Optional.of(
        "The admin key is not valid any more, since it was revoked. It comes from "
            + source
            + (settings.adminKey().isPresent() ? " another one" : " ENLACE_ADMIN_KEY")
            + " to have a new one at the next start");
  }
}
