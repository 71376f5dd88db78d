package dev.enlace.adapter.out.vault;

import dev.enlace.application.port.out.crypto.RootKeys.Mark;

/** The configured root key is not the one that this database's secrets are sealed with. */
public final class WrongRootKey extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  WrongRootKey(RootKey given, Mark mark) {
    super(
        "%s does not open the secrets of this database, which was set up with a key from %s. Give it that key (beside a new one: in ENCRYPTION_KEY_PREVIOUS), or another database."
            .formatted(given.name(), mark.kek()));
  }
}
