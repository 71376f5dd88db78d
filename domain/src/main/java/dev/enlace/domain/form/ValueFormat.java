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
  /** A mail address and nothing else; domain in punycode, the rest as it was typed. */
  EMAIL_ADDRESS("emailAddress") {
    @Override
    Optional<String> normalised(String trimmed) {
      return MailAddresses.plain(trimmed);
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
      if (at < 0 || (at > 0 && !MailAddresses.isLocal(trimmed.substring(0, at)))) {
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
  /** A chat id as Telegram counts it, without leading zeros, or {@code @channel}; lower case. */
  TELEGRAM_RECIPIENT("telegramRecipient") {
    @Override
    Optional<String> normalised(String trimmed) {
      if (NUMBER.matcher(trimmed).matches()) {
        return number(trimmed);
      }
      String lower = trimmed.toLowerCase(Locale.ROOT);
      return NAME.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
    }
  };

  /** What IDNA of 2003 writes as something else and IDNA of 2008 keeps: two different domains. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\\u00df\\u1e9e\\u03c2\\u200c\\u200d]");

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,19}");
  private static final Pattern NAME = Pattern.compile("@[a-z]\\w{3,31}");

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

  /** Written in one way, since a server reads {@code 007} as {@code 7}; no chat is number 0. */
  private static Optional<String> number(String digits) {
    try {
      return Optional.of(Long.parseLong(digits)).filter(id -> id != 0).map(String::valueOf);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
