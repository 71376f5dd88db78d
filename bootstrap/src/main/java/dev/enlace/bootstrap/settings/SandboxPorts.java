package dev.enlace.bootstrap.settings;

import java.util.Optional;

/**
 * Where the sandbox listens, on loopback. A port that nobody chose gives way to a free one when it
 * is taken; a chosen one does not.
 */
public record SandboxPorts(Choice http, Choice control, Choice smtp, Choice smtps) {
  private static final int HTTP = 9400;
  private static final int CONTROL = 9401;
  private static final int SMTP = 9425;
  private static final int SMTPS = 9465;

  static SandboxPorts read(Variables variables) {
    return new SandboxPorts(
        choice(variables, Variable.ENLACE_SANDBOX_PORT, HTTP),
        choice(variables, Variable.ENLACE_SANDBOX_CONTROL_PORT, CONTROL),
        choice(variables, Variable.ENLACE_SANDBOX_SMTP_PORT, SMTP),
        choice(variables, Variable.ENLACE_SANDBOX_SMTPS_PORT, SMTPS));
  }

  private static Choice choice(Variables variables, Variable variable, int preferred) {
    Optional<Integer> chosen = variables.read(variable, Texts::port);
    return new Choice(variable, chosen.orElse(preferred), chosen.isPresent());
  }

  /**
   * A port.
   *
   * @param variable by which an operator chooses it
   * @param chosen whether the operator insists on it
   */
  public record Choice(Variable variable, int port, boolean chosen) {}
}
