package dev.enlace.sandbox.people;

import java.util.Locale;

/**
 * Someone with an account at every provider.
 *
 * @param key what the authorize page's field {@code account} says, such as {@code ana}
 * @param number what tells people apart where a provider's ids are numbers
 */
public record Person(String key, String name, String email, int number) {

  /** A subject identifier in Google's form: a string of 21 digits. */
  public String subject() {
    return String.format(Locale.ROOT, "1%020d", number);
  }

  /** An identifier of a prefix and 14 letters or digits, as Airtable has them. */
  public String id(String prefix) {
    String filled = (key + "Sandbox0000000").substring(0, 12);
    return prefix + filled + String.format(Locale.ROOT, "%02d", number);
  }

  /** A UUID for the providers that name people so. */
  public String uuid() {
    return String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", number);
  }
}
