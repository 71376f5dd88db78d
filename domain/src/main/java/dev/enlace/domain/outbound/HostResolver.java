package dev.enlace.domain.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds a host's addresses; asked once for each connection, and may wait for the network. */
@FunctionalInterface
public interface HostResolver {
  /** As the operating system does. */
  HostResolver SYSTEM = InetAddress::getAllByName;

  /** All addresses of a host name or a literal address. */
  InetAddress[] resolve(String host) throws UnknownHostException;
}
