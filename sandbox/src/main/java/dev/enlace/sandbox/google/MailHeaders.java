package dev.enlace.sandbox.google;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail's header fields, unfolded (RFC 5322, 2.2), and what comes after them. */
record MailHeaders(List<String> fields, String body) {
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"]+@[^\\s<>,;:\"]+");

  static MailHeaders of(String mail) {
    int end = mail.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IllegalArgumentException("a mail has headers and an empty line");
    }
    String unfolded = mail.substring(0, end).replaceAll("\r\n[ \t]+", " ");
    return new MailHeaders(Arrays.asList(unfolded.split("\r\n", -1)), mail.substring(end + 4));
  }

  /** Every address in fields of that name. */
  List<String> addresses(String name) {
    List<String> found = new ArrayList<>();
    for (String field : fields) {
      if (isNamed(field, name)) {
        Matcher address = ADDRESS.matcher(field.substring(name.length() + 1));
        while (address.find()) {
          found.add(address.group());
        }
      }
    }
    return found;
  }

  /** The mail without fields of that name. */
  String without(String name) {
    List<String> rest = fields.stream().filter(field -> !isNamed(field, name)).toList();
    return String.join("\r\n", rest) + "\r\n\r\n" + body;
  }

  private static boolean isNamed(String field, String name) {
    return field.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
  }
}
