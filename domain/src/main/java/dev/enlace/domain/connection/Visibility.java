package dev.enlace.domain.connection;

/** Who may see a connection. */
public enum Visibility {
  /** Its owner. */
  PRIVATE("private"),
  /** Its owner and those it is shared with. */
  RESTRICTED("restricted");

  private final String code;

  Visibility(String code) {
    this.code = code;
  }

  /** The name on the wire and in the database. */
  public String code() {
    return code;
  }
}
