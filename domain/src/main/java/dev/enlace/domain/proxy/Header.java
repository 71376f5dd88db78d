package dev.enlace.domain.proxy;

/**
 * A line of a request's or an answer's head. Never shown: its value may be a secret.
 *
 * @param name in whatever case it came
 * @param value as it came
 */
public record Header(String name, String value) {
  /** Whether it is the header of that name. */
  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  @Override
  public String toString() {
    return "Header[" + name + "]";
  }
}
