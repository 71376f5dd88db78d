package dev.enlace.domain.event;

/** How a destination is told. */
public enum DestinationKind {
  /** A copy of connections in somebody's Parse Server. */
  MIRROR("mirror"),
  /** An HTTP request to an address of the workspace's choice. */
  WEBHOOK("webhook");

  private final String code;

  DestinationKind(String code) {
    this.code = code;
  }

  /** The name in the database. */
  public String code() {
    return code;
  }
}
