package dev.enlace.bootstrap.architecture.broken.adapter.out.mail;

import dev.enlace.bootstrap.architecture.broken.bootstrap.Wiring;

interface BrokenByBootstrap {
  Wiring wiring();
}
