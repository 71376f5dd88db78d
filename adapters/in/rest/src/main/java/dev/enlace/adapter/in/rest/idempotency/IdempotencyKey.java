package dev.enlace.adapter.in.rest.idempotency;

import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.domain.form.Violation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * Reads the header: a string in quotes (RFC 9651, 3.3.3), as
 * draft-ietf-httpapi-idempotency-key-header has it, or the same text bare, as most clients send it.
 */
final class IdempotencyKey {
  static final String HEADER = "Idempotency-Key";
  private static final int LONGEST = 255;
  private static final Pattern BARE = Pattern.compile("[\\x20\\x21\\x23-\\x7e][\\x20-\\x7e]*");
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\])+)\"");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  private IdempotencyKey() {}

  /**
   * The key that was sent; empty without the header.
   *
   * @throws Refused where it was sent twice or is not 1 to 255 printable ASCII characters
   */
  static Optional<String> of(HttpHeaders headers) {
    List<String> values = headers.getOrEmpty(HEADER);
    if (values.size() > 1) {
      throw refused("repeated");
    }
    return values.stream().map(IdempotencyKey::text).findFirst();
  }

  private static String text(String value) {
    Matcher quoted = QUOTED.matcher(value);
    if (quoted.matches()) {
      return sized(ESCAPED.matcher(quoted.group(1)).replaceAll("$1"));
    }
    if (!BARE.matcher(value).matches()) {
      throw refused("format");
    }
    return sized(value);
  }

  private static String sized(String key) {
    if (key.length() > LONGEST) {
      throw refused("size", 1, LONGEST);
    }
    return key;
  }

  private static Refused refused(String rule, Object... arguments) {
    return new Refused(
        Refusal.invalid(
            List.of(new Violation(HEADER, rule, Texts.all("rule." + rule, arguments)))));
  }
}
