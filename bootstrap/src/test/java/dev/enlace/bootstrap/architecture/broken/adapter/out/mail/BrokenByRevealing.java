package dev.enlace.bootstrap.architecture.broken.adapter.out.mail;

import dev.enlace.bootstrap.architecture.broken.domain.secret.Secret;

interface BrokenByRevealing {
  static String text(Secret secret) {
    return secret.reveal();
  }
}
