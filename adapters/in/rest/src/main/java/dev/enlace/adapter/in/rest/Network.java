package dev.enlace.adapter.in.rest;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of addresses in CIDR notation (RFC 4632).
 *
 * @param length of an address, in bytes
 * @param prefix the leading bits that all of its addresses share
 * @param shift how many bits they differ in
 */
public record Network(int length, BigInteger prefix, int shift) {
  private static final Pattern CIDR = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

  /**
   * Reads {@code 10.0.0.0/8} or a single address.
   *
   * @throws IllegalArgumentException if it is neither; the message does not repeat it
   */
  public static Network parse(String cidr) {
    Matcher parts = CIDR.matcher(cidr);
    if (!parts.matches()) {
      throw notANetwork();
    }
    InetAddress first = address(parts.group(1)).orElseThrow(Network::notANetwork);
    int bits = first.getAddress().length * Byte.SIZE;
    int kept = parts.group(2) == null ? bits : Integer.parseInt(parts.group(2));
    if (kept > bits) {
      throw notANetwork();
    }
    return of(first, bits - kept);
  }

  private static IllegalArgumentException notANetwork() {
    return new IllegalArgumentException("must be an address or a CIDR range");
  }

  /** A literal address; empty if the text is none. No name is ever looked up. */
  public static Optional<InetAddress> address(String literal) {
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The network of an address that differs in that many bits. */
  public static Network of(InetAddress address, int shift) {
    byte[] bytes = address.getAddress();
    return new Network(bytes.length, new BigInteger(1, bytes).shiftRight(shift), shift);
  }

  /** Whether the address is one of its own. */
  public boolean contains(InetAddress address) {
    return equals(of(address, shift));
  }
}
