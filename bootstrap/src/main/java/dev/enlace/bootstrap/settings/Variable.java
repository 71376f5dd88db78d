package dev.enlace.bootstrap.settings;

/**
 * Every environment variable that is read, besides those of providers, whose prefixes stand in the
 * catalogue. {@code .env.example} explains each.
 */
public enum Variable {
  SPRING_PROFILES_ACTIVE,
  SERVER_PORT,
  PUBLIC_URL,
  DATABASE_URL,
  ENCRYPTION_KEY,
  ENCRYPTION_KEY_PREVIOUS,
  ENLACE_KMS,
  VAULT_ADDR,
  VAULT_TOKEN,
  SECRET_KEY,
  ENLACE_HOME,
  ENLACE_ADMIN_KEY,
  ENLACE_CATALOG_DIR,
  ENLACE_TRUSTED_PROXIES,
  ENLACE_OUTBOUND_ALLOW,
  ENLACE_AUDIT_RETENTION,
  TOON_ENABLED,
  TOON_FORMAT,
  ENLACE_SANDBOX_PORT,
  ENLACE_SANDBOX_CONTROL_PORT,
  ENLACE_SANDBOX_SMTP_PORT,
  ENLACE_SANDBOX_SMTPS_PORT
}
