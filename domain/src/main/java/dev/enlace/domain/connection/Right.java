package dev.enlace.domain.connection;

/** What somebody may do with a connection. */
public enum Right {
  /** Send, call, run tools through it. */
  USE,
  /** Read its raw access token. */
  REVEAL,
  /** Edit, share and disconnect it. */
  MANAGE
}
