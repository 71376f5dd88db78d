package dev.enlace.bootstrap.architecture.broken.application.usecase.greet;

import dev.enlace.bootstrap.architecture.broken.application.port.in.InPort;
import dev.enlace.bootstrap.architecture.broken.application.port.out.OutPort;

/** As a handler should be. */
public final class GreetHandler implements InPort {
  private final OutPort port;

  public GreetHandler(OutPort port) {
    this.port = port;
  }

  OutPort port() {
    return port;
  }
}
