package dev.enlace.domain.outbound;

import dev.enlace.domain.form.ValueFormat;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a host that somebody named may be connected to. A name is resolved here and nowhere else;
 * an address keeps the name that it was found by, so that nobody asks for either again.
 */
public final class CheckedAddresses {
  private static final int MOST = 8;
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(\\d+|0[xX]\\p{XDigit}*)");

  private final HostResolver resolver;
  private final AddressPolicy policy;

  /** By that policy. */
  public CheckedAddresses(HostResolver resolver, AddressPolicy policy) {
    this.resolver = resolver;
    this.policy = policy;
  }

  /**
   * Those addresses that the policy allows; none where it allows none or the host is unknown. Waits
   * for the resolver.
   */
  public List<InetAddress> of(String host, int port) {
    try {
      return resolved(host, port);
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  /**
   * The same, telling apart what may pass: none where the policy allows none, or it is no host.
   *
   * @throws UnknownHostException where no address was found just now
   */
  public List<InetAddress> resolved(String host, int port) throws UnknownHostException {
    return Arrays.stream(resolve(host))
        .filter(address -> policy.allows(address, port) && isPlain(host, address))
        .limit(MOST)
        .map(address -> named(host, address))
        .toList();
  }

  private InetAddress[] resolve(String host) throws UnknownHostException {
    try {
      return resolver.resolve(host);
    } catch (UnknownHostException e) {
      if (ValueFormat.HOST.normalise(host).isPresent()) {
        throw e;
      }
      return new InetAddress[0];
    }
  }

  /** A number that others read as another address (octal, hexadecimal, one part) is no host. */
  private static boolean isPlain(String host, InetAddress address) {
    return !NUMBER.matcher(host).matches() || address.getHostAddress().equals(host);
  }

  private static InetAddress named(String host, InetAddress address) {
    try {
      return InetAddress.getByAddress(host, address.getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }
}
