package dev.enlace.domain.message;

import dev.enlace.domain.form.ValueFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that every mail server reads in the same way: a local part without quotes, comments or
 * routes (RFC 5322's dot-atom without {@code %} and {@code !}, by which servers forward), and a
 * domain. Whatever else RFC 5322 knows is refused and never guessed, since the address that was
 * checked must be the one that is written to.
 *
 * @param local as it was typed: only the receiving server knows whether its case matters
 * @param domain lower case, in punycode
 */
public record MailAddress(String local, String domain) implements Recipient {
  public MailAddress {
    String text = local + "@" + domain;
    if (!ValueFormat.EMAIL_ADDRESS.normalise(text).equals(Optional.of(text))) {
      throw new IllegalArgumentException("no address");
    }
  }

  /** The address that a text is, but for blanks around it; empty where it is anything else. */
  public static Optional<MailAddress> of(String text) {
    String bare = Blanks.without(text);
    return Optional.of(bare)
        .filter(typed -> typed.equals(typed.strip()))
        .flatMap(ValueFormat.EMAIL_ADDRESS::normalise)
        .map(MailAddress::parted);
  }

  private static MailAddress parted(String address) {
    int at = address.lastIndexOf('@');
    return new MailAddress(address.substring(0, at), address.substring(at + 1));
  }

  /** As it is written to a mail server. */
  public String text() {
    return local + "@" + domain;
  }

  @Override
  public List<String> allowedBy() {
    List<String> entries = new ArrayList<>();
    entries.add(folded() + "@" + domain);
    entries.addAll(domains());
    return entries;
  }

  /** Besides, an address denies whatever is a sub-address of it (RFC 5233), as {@code a+b} is. */
  @Override
  public List<String> deniedBy() {
    List<String> entries = new ArrayList<>();
    String folded = folded();
    for (int plus = folded.indexOf('+'); plus > 0; plus = folded.indexOf('+', plus + 1)) {
      entries.add(folded.substring(0, plus) + "@" + domain);
    }
    entries.addAll(allowedBy());
    return entries;
  }

  /** The domain itself, and each one that it is a sub-domain of, at any depth. */
  private List<String> domains() {
    List<String> entries = new ArrayList<>();
    entries.add("@" + domain);
    for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
      entries.add("*." + domain.substring(dot + 1));
    }
    return entries;
  }

  /** Lists do not tell cases apart. */
  private String folded() {
    return local.toLowerCase(Locale.ROOT);
  }
}
