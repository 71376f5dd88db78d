package dev.enlace.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs a sandbox alone, until it is killed. */
public final class SandboxMain {
  private SandboxMain() {}

  /** Ports and secret come from {@code SANDBOX_*} variables; without one, a free port is taken. */
  public static void main(String[] arguments) throws InterruptedException {
    Sandbox sandbox = Sandbox.start(options(System.getenv()));
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
    System.out.println("providers  " + sandbox.http());
    System.out.println("control    " + sandbox.control());
    System.out.println("secret     " + sandbox.controlSecret());
    System.out.println("smtp       127.0.0.1:" + sandbox.smtp().port() + " (STARTTLS)");
    System.out.println("smtps      127.0.0.1:" + sandbox.smtps().port());
    new CountDownLatch(1).await();
  }

  static SandboxOptions options(Map<String, String> environment) {
    SandboxOptions options =
        SandboxOptions.defaults()
            .ports(
                port(environment, "SANDBOX_PORT"),
                port(environment, "SANDBOX_CONTROL_PORT"),
                port(environment, "SANDBOX_SMTP_PORT"),
                port(environment, "SANDBOX_SMTPS_PORT"));
    return Optional.ofNullable(environment.get("SANDBOX_CONTROL_SECRET"))
        .map(options::controlSecret)
        .orElse(options);
  }

  private static int port(Map<String, String> environment, String name) {
    String text = environment.getOrDefault(name, "0");
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
      throw new IllegalArgumentException(name + ": must be a port number");
    }
    return Integer.parseInt(text);
  }
}
