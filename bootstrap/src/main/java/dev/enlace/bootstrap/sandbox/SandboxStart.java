package dev.enlace.bootstrap.sandbox;

import dev.enlace.bootstrap.home.KeyFiles;
import dev.enlace.bootstrap.home.Keyring;
import dev.enlace.bootstrap.settings.CannotStart;
import dev.enlace.bootstrap.settings.SandboxPorts;
import dev.enlace.bootstrap.settings.SandboxPorts.Choice;
import dev.enlace.sandbox.Sandbox;
import dev.enlace.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Starts the sandbox on the ports that were chosen, or on free ones where nobody insists. */
public final class SandboxStart {
  private static final int ANY = 0;
  private static final String SECRET_FILE = "sandbox-control";

  private SandboxStart() {}

  /**
   * Starts it.
   *
   * @throws CannotStart naming the variable of a chosen port that is taken
   */
  public static Sandbox on(SandboxPorts ports, KeyFiles keys) {
    return Sandbox.start(
        SandboxOptions.defaults()
            .controlSecret(keys.keep(SECRET_FILE, Keyring::newKey).secret().reveal())
            .ports(
                available(ports.http()),
                available(ports.control()),
                available(ports.smtp()),
                available(ports.smtps())));
  }

  private static int available(Choice choice) {
    if (isFree(choice.port())) {
      return choice.port();
    }
    if (choice.chosen()) {
      throw new CannotStart(choice.variable() + " names a port that is taken");
    }
    return ANY;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
