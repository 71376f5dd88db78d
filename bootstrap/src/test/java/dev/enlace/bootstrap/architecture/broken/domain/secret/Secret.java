package dev.enlace.bootstrap.architecture.broken.domain.secret;

/** What must not be shown. */
public final class Secret {
  public String reveal() {
    return "shown";
  }
}
