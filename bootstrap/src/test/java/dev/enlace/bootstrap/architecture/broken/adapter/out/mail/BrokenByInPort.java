package dev.enlace.bootstrap.architecture.broken.adapter.out.mail;

import dev.enlace.bootstrap.architecture.broken.application.port.in.InPort;

interface BrokenByInPort {
  InPort port();
}
