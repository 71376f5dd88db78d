package dev.enlace.bootstrap.architecture.broken.adapter.in.rest;

import dev.enlace.bootstrap.architecture.broken.application.port.out.OutPort;

interface BrokenByOutPort {
  OutPort port();
}
