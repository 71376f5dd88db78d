package dev.enlace.bootstrap.settings;

import java.util.List;

/** What the production profile insists on, so that nothing insecure starts. */
final class ProductionRules {
  private static final List<Variable> REQUIRED =
      List.of(Variable.DATABASE_URL, Variable.PUBLIC_URL, Variable.SECRET_KEY);
  private static final List<Variable> FORBIDDEN =
      List.of(
          Variable.ENLACE_SANDBOX_PORT,
          Variable.ENLACE_SANDBOX_CONTROL_PORT,
          Variable.ENLACE_SANDBOX_SMTP_PORT,
          Variable.ENLACE_SANDBOX_SMTPS_PORT);

  private ProductionRules() {}

  static void check(Settings settings, Variables variables) {
    for (Variable variable : REQUIRED) {
      if (variables.read(variable).isEmpty()) {
        variables.problem(variable, "is required in production");
      }
    }
    if (variables.read(Variable.ENCRYPTION_KEY).isEmpty()
        && variables.read(Variable.ENLACE_KMS).isEmpty()) {
      variables.problem(Variable.ENCRYPTION_KEY, "is required in production");
    }
    for (Variable variable : FORBIDDEN) {
      if (variables.read(variable).isPresent()) {
        variables.problem(variable, "has no meaning in production: no sandbox runs there");
      }
    }
    settings
        .kms()
        .filter(kms -> !kms.isPrivate())
        .ifPresent(
            kms -> variables.problem(Variable.VAULT_ADDR, "must use https, or be on this machine"));
    boolean given = variables.read(Variable.PUBLIC_URL).isPresent();
    if (given && !"https".equals(settings.publicUrl().getScheme())) {
      variables.problem(Variable.PUBLIC_URL, "must use https in production");
    }
    if (settings.secretKey().isPresent() && settings.secretKey().equals(settings.encryptionKey())) {
      variables.problem(Variable.SECRET_KEY, "must differ from ENCRYPTION_KEY");
    }
    if (settings.adminKey().isPresent()
        && (settings.adminKey().equals(settings.encryptionKey())
            || settings.adminKey().equals(settings.secretKey()))) {
      variables.problem(
          Variable.ENLACE_ADMIN_KEY, "must differ from ENCRYPTION_KEY and SECRET_KEY");
    }
  }
}
