package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.domain.outbound.AddressPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a host may be connected to. A name is resolved here and nowhere else; an address keeps the
 * name that it was found by, so that nobody asks for either again.
 */
final class CheckedAddresses {
  private static final int MOST = 8;
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(\\d+|0[xX]\\p{XDigit}*)");

  private final HostResolver resolver;
  private final AddressPolicy policy;

  CheckedAddresses(HostResolver resolver, AddressPolicy policy) {
    this.resolver = resolver;
    this.policy = policy;
  }

  /** At least one address; those that the policy does not allow are left out. */
  List<InetAddress> of(String host, int port) throws SmtpProblem {
    List<InetAddress> allowed =
        Arrays.stream(resolve(host))
            .filter(address -> policy.allows(address, port) && isPlain(host, address))
            .limit(MOST)
            .map(address -> named(host, address))
            .toList();
    if (allowed.isEmpty()) {
      throw new SmtpProblem(VerificationProblem.ADDRESS_NOT_ALLOWED);
    }
    return allowed;
  }

  private InetAddress[] resolve(String host) throws SmtpProblem {
    try {
      return resolver.resolve(host);
    } catch (UnknownHostException e) {
      throw new SmtpProblem(VerificationProblem.ADDRESS_NOT_ALLOWED);
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
