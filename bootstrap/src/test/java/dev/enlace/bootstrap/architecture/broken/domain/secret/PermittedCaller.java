package dev.enlace.bootstrap.architecture.broken.domain.secret;

/** Is named among those that may reveal. */
public final class PermittedCaller {
  public String text(Secret secret) {
    return secret.reveal();
  }
}
