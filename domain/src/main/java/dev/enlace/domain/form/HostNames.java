package dev.enlace.domain.form;

import java.net.IDN;
import java.net.InetAddress;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes names and addresses of hosts in the one way in which they are looked up. */
final class HostNames {
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

  /** Underscores too: names within a network have them, though the internet's may not. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");

  /** What ends in a number is read as an IPv4 address, by each program in a way of its own. */
  private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

  /** Four decimal numbers without leading zeros, which some would read as octal. */
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]{2,45}");

  private HostNames() {}

  /** A domain in punycode; empty if it is none. */
  static Optional<String> domain(String name) {
    return ascii(name).filter(ascii -> DOMAIN.matcher(ascii).matches());
  }

  /** A host name in punycode without the root's dot, or a literal address; empty if neither. */
  static Optional<String> host(String given) {
    String folded = Normalizer.normalize(given, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    if (folded.contains(":")) {
      return ipv6(folded);
    }
    return ascii(folded)
        .map(ascii -> ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii)
        .filter(HostNames::isHost);
  }

  private static boolean isHost(String ascii) {
    return NUMERIC.matcher(ascii).matches()
        ? IPV4.matcher(ascii).matches()
        : HOST.matcher(ascii).matches();
  }

  private static Optional<String> ipv6(String folded) {
    boolean bracketed = folded.startsWith("[") && folded.endsWith("]");
    String literal = bracketed ? folded.substring(1, folded.length() - 1) : folded;
    try {
      // never a look-up: it is a literal address or nothing
      return IPV6.matcher(literal).matches() && InetAddress.ofLiteral(literal) != null
          ? Optional.of(literal)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> ascii(String name) {
    try {
      return Optional.of(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
