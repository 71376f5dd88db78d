package dev.enlace.sandbox.quirks;

/**
 * The {@code state} parameter.
 *
 * @param pattern the regular expression that a state must fit
 */
public record StateQuirks(boolean required, String pattern) {

  public StateQuirks {
    pattern = pattern == null ? ".*" : pattern;
  }

  static StateQuirks free() {
    return new StateQuirks(false, ".*");
  }
}
