package dev.enlace.adapter.out.postgres.rotation;

/** Rolls back a rotation for whose new key another replica has taken the id. */
final class TakenKeyId extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TakenKeyId() {
    super("the key's id is taken", null, false, false);
  }
}
