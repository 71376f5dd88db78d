package dev.enlace.domain.catalog;

/** The one field that tells any client which way to go. */
public enum AuthType {
  /** Send the person to the provider: {@code POST /connections/oauth/start}. */
  OAUTH("oauth"),
  /** Draw the form and post it: {@code POST /connections}. */
  CREDENTIALS("credentials");

  private final String code;

  AuthType(String code) {
    this.code = code;
  }

  /** The name on the wire, in YAML and in the database. */
  public String code() {
    return code;
  }
}
