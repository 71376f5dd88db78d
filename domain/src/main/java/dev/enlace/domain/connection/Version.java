package dev.enlace.domain.connection;

/**
 * Counts the edits by people; the {@code ETag} of a connection.
 *
 * @param value 1 at creation
 */
public record Version(int value) {
  /** Of a connection that nobody has edited yet. */
  public static final Version FIRST = new Version(1);

  public Version {
    if (value < 1) {
      throw new IllegalArgumentException("versions start at 1");
    }
  }

  /** After one more edit. */
  public Version next() {
    return new Version(value + 1);
  }
}
