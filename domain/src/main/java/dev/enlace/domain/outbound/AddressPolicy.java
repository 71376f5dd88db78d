package dev.enlace.domain.outbound;

import java.net.InetAddress;
import java.util.Set;

/**
 * Which addresses a host named by a user may resolve to. A name is resolved once, every address is
 * asked for here, and the connection goes to the address that was checked: so neither a name that
 * points inwards nor one that changes its mind (DNS rebinding) reaches an internal network.
 *
 * @param exempt what an operator has allowed besides: exact address and port
 */
public record AddressPolicy(Set<Endpoint> exempt) {
  /** Only public addresses. */
  public static final AddressPolicy PUBLIC_ONLY = new AddressPolicy(Set.of());

  /**
   * An address and a port.
   *
   * @param address in the form of {@link InetAddress#getHostAddress()}
   */
  public record Endpoint(String address, int port) {}

  public AddressPolicy {
    exempt = Set.copyOf(exempt);
  }

  /** Whether a connection may be made. */
  public boolean allows(InetAddress address, int port) {
    return exempts(address, port) || !SpecialRanges.contain(address);
  }

  /** Whether the operator has named it: what else is strict about the outside may relax there. */
  public boolean exempts(InetAddress address, int port) {
    return exempt.contains(new Endpoint(address.getHostAddress(), port));
  }
}
