package dev.enlace.sandbox.airtable.model;

import java.util.Locale;

/** Identifiers in Airtable's form: three letters that say what it is, and 14 letters or digits. */
public final class Ids {
  private static final int LENGTH = 14;

  private Ids() {}

  /** An identifier that reads as what it names, such as {@code recSandbox0000042}. */
  public static String of(String kind, String word, int number) {
    String digits = Integer.toString(number);
    int zeros = LENGTH - word.length() - digits.length();
    if (zeros < 0) {
      throw new IllegalArgumentException("too long for an identifier: " + word);
    }
    return String.format(Locale.ROOT, "%s%s%s%s", kind, word, "0".repeat(zeros), digits);
  }
}
