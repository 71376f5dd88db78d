package dev.enlace.domain.form;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that every mail server reads in the same way: a local part without quotes, comments or
 * routes (RFC 5322's dot-atom without {@code %} and {@code !}, by which servers forward), and a
 * domain. Whatever else RFC 5322 knows is refused and never guessed.
 */
final class MailAddresses {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;

  /**
   * Neither an encoded word (RFC 2047), which some decode before they look at it, nor the name of a
   * file or a program, nor an address of another kind in the dress of one (Exchange's {@code
   * IMCEAX400-}); and no {@code *}, which reads like a pattern.
   */
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?!.*=\\?)(?![/|])(?![iI][mM][cC][eE][aA]\\w*-)"
              + "[\\w#$&'+/=?^`{|}~-]+(?:\\.[\\w#$&'+/=?^`{|}~-]+)*");

  private MailAddresses() {}

  /** Whether an address may begin so. */
  static boolean isLocal(String part) {
    return part.length() <= LONGEST_LOCAL && LOCAL.matcher(part).matches();
  }

  /** The address with its domain in punycode, its local part as it is; empty if it is none. */
  static Optional<String> plain(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || !isLocal(text.substring(0, at)) || !MailDomain.isPlain(text.substring(at + 1))) {
      return Optional.empty();
    }
    return HostNames.domain(text.substring(at + 1))
        .map(domain -> text.substring(0, at + 1) + domain)
        .filter(address -> address.length() <= LONGEST);
  }
}
