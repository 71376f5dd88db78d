package dev.enlace.adapter.in.rest.edge;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses in CIDR notation (RFC 4632).
 *
 * @param length of an address, in bytes
 * @param prefix the leading bits that all of its addresses share
 * @param shift how many bits they differ in
 */
record Network(int length, BigInteger prefix, int shift) {
  /**
   * Reads {@code 10.0.0.0/8} or a single address.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Network parse(String cidr) {
    int slash = cidr.indexOf('/');
    String text = slash < 0 ? cidr : cidr.substring(0, slash);
    InetAddress first =
        address(text).orElseThrow(() -> new IllegalArgumentException("not a network: " + cidr));
    int bits = first.getAddress().length * Byte.SIZE;
    int kept = slash < 0 ? bits : Integer.parseInt(cidr.substring(slash + 1));
    if (kept < 0 || kept > bits) {
      throw new IllegalArgumentException("not a network: " + cidr);
    }
    return of(first, bits - kept);
  }

  /** A literal address; empty if the text is none. No name is ever looked up. */
  static Optional<InetAddress> address(String literal) {
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The network of an address that differs in that many bits. */
  static Network of(InetAddress address, int shift) {
    byte[] bytes = address.getAddress();
    return new Network(bytes.length, new BigInteger(1, bytes).shiftRight(shift), shift);
  }

  boolean contains(InetAddress address) {
    return equals(of(address, shift));
  }
}
