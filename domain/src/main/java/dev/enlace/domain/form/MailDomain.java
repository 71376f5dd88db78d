package dev.enlace.domain.form;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a domain means one thing to everybody who reads it. */
final class MailDomain {
  private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?\\d+");
  private static final String PUNYCODE = "xn--";

  private MailDomain() {}

  /**
   * Whether every label is written as it is looked up. One that the rules for names turn into
   * another (a full-width letter, a dot of another script, a sharp s, a joiner) is read in
   * different ways by different programs; a number at the end is read as an address.
   */
  static boolean isPlain(String domain) {
    return !NUMBER.matcher(domain).matches()
        && Arrays.stream(domain.split("\\.", -1)).allMatch(MailDomain::isPlainLabel);
  }

  private static boolean isPlainLabel(String label) {
    if (label.chars().allMatch(c -> c < 128)) {
      return true;
    }
    String lower = Normalizer.normalize(label, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    try {
      String ascii = IDN.toASCII(label, IDN.ALLOW_UNASSIGNED);
      return ascii.startsWith(PUNYCODE) && IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED).equals(lower);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
