package dev.enlace.bootstrap.architecture.broken.sandbox;

import dev.enlace.bootstrap.architecture.broken.domain.secret.Secret;

interface BrokenBySharing {
  Secret secret();
}
