package dev.enlace.bootstrap.architecture.broken.adapter.out.mail;

import dev.enlace.bootstrap.architecture.broken.domain.secret.Secret;
import java.util.Optional;

interface BrokenByRevealingReference {
  static Optional<String> text(Optional<Secret> secret) {
    return secret.map(Secret::reveal);
  }
}
