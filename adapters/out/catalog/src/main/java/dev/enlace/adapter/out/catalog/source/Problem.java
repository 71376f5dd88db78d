package dev.enlace.adapter.out.catalog.source;

/**
 * One thing wrong with a file.
 *
 * @param source the file
 * @param line counted from 1
 * @param field the path to it, such as {@code pkce.verifier.minLength}; empty for the whole file
 */
public record Problem(String source, int line, String field, String message) {
  @Override
  public String toString() {
    return source + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + message;
  }
}
