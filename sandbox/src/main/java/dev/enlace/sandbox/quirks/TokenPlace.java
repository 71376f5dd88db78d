package dev.enlace.sandbox.quirks;

/** Where a token stands in a request. */
public enum TokenPlace {
  BEARER,
  FORM,
  JSON,
  PATH
}
