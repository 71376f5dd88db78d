package dev.enlace.domain.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a text, or each value of a labeled list, is; it decides how one is normalised. */
public enum ValueFormat {
  /** Any text, trimmed. */
  TEXT("text") {
    @Override
    Optional<String> normalised(String trimmed) {
      return trimmed.isEmpty() ? Optional.empty() : Optional.of(trimmed);
    }
  },
  /** An address, {@code @domain} or {@code *.domain}; lower case, domain in punycode. */
  EMAIL_RECIPIENT("emailRecipient") {
    @Override
    Optional<String> normalised(String trimmed) {
      if (AMBIGUOUS.matcher(trimmed).find()) {
        return Optional.empty();
      }
      if (trimmed.startsWith("*.")) {
        return HostNames.domain(trimmed.substring(2)).map(domain -> "*." + domain);
      }
      int at = trimmed.lastIndexOf('@');
      if (at < 0 || (at > 0 && !LOCAL_PART.matcher(trimmed.substring(0, at)).matches())) {
        return Optional.empty();
      }
      String local = trimmed.substring(0, at).toLowerCase(Locale.ROOT);
      return HostNames.domain(trimmed.substring(at + 1)).map(domain -> local + "@" + domain);
    }
  },
  /** A host name or a literal address, as it is looked up: lower case, name in punycode. */
  HOST("host") {
    @Override
    Optional<String> normalised(String trimmed) {
      return HostNames.host(trimmed);
    }
  },
  /** A chat id or {@code @channel}; lower case. */
  TELEGRAM_RECIPIENT("telegramRecipient") {
    @Override
    Optional<String> normalised(String trimmed) {
      String lower = trimmed.toLowerCase(Locale.ROOT);
      return CHAT.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
    }
  };

  private static final Pattern LOCAL_PART =
      Pattern.compile("[^\\s\\p{C}\\p{Z}@,;:<>()\\[\\]\\\\\"]{1,64}");

  /** What IDNA of 2003 writes as something else and IDNA of 2008 keeps: two different domains. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\\u00df\\u1e9e\\u03c2\\u200c\\u200d]");

  private static final Pattern CHAT = Pattern.compile("-?\\d{1,19}|@[a-z]\\w{3,31}");

  private final String code;

  ValueFormat(String code) {
    this.code = code;
  }

  /** The name in YAML. */
  public String code() {
    return code;
  }

  /** The format of that name; empty if there is none. */
  public static Optional<ValueFormat> of(String code) {
    return Arrays.stream(values()).filter(format -> format.code.equals(code)).findFirst();
  }

  /** The value as it is stored and compared; empty if it is not of this format. */
  public Optional<String> normalise(String value) {
    return normalised(value.strip());
  }

  abstract Optional<String> normalised(String trimmed);
}
