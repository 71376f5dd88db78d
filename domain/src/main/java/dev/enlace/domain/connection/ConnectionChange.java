package dev.enlace.domain.connection;

/** What happened to a connection; told to whoever listens, and noted in the audit trail. */
public enum ConnectionChange {
  CREATED("connection.created"),
  CONFIRMED("connection.confirmed"),
  UPDATED("connection.updated"),
  SHARED("connection.shared"),
  VERIFIED("connection.verified"),
  REFRESHED("connection.refreshed"),
  DEGRADED("connection.degraded"),
  NEEDS_REAUTH("connection.needs_reauth"),
  RECOVERED("connection.recovered"),
  DELETED("connection.deleted");

  private final String code;

  ConnectionChange(String code) {
    this.code = code;
  }

  /** The event's type. */
  public String code() {
    return code;
  }
}
