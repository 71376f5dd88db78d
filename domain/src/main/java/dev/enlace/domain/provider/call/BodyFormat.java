package dev.enlace.domain.provider.call;

/** How the parameters of a call are written. */
public enum BodyFormat {
  FORM,
  JSON,
  /** No body at all; Dropbox refuses even an empty JSON one. */
  NONE
}
