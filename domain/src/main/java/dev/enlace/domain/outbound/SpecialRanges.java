package dev.enlace.domain.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Every address range that is not the public internet, from the IANA special-purpose registries
 * (RFC 6890 and successors): this network, private, shared, loopback, link-local with the clouds'
 * metadata services, documentation, benchmarking, multicast, reserved, and IPv6's ways of writing
 * an IPv4 address. Besides them 168.63.129.16, where Azure's hosts answer their guests.
 */
final class SpecialRanges {
  private static final List<Range> IPV4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "168.63.129.16/32",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");
  private static final Range GLOBAL_UNICAST = range("2000::/3");
  private static final List<Range> IPV6_WITHIN_UNICAST =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

  private SpecialRanges() {}

  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address) {
      return !GLOBAL_UNICAST.contains(bytes)
          || IPV6_WITHIN_UNICAST.stream().anyMatch(range -> range.contains(bytes));
    }
    return IPV4.stream().anyMatch(range -> range.contains(bytes));
  }

  private static List<Range> ranges(String... cidrs) {
    return Arrays.stream(cidrs).map(SpecialRanges::range).toList();
  }

  private static Range range(String cidr) {
    int slash = cidr.indexOf('/');
    try {
      byte[] prefix = InetAddress.getByName(cidr.substring(0, slash)).getAddress();
      return new Range(prefix, Integer.parseInt(cidr.substring(slash + 1)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + cidr, e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this class
  private record Range(byte[] prefix, int bits) {
    boolean contains(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
