package dev.enlace.adapter.out.upstream;

import dev.enlace.application.outbound.HostLookups;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.CheckedAddresses;
import dev.enlace.domain.outbound.HostResolver;
import dev.enlace.domain.provider.proxy.CallTarget;
import java.net.ConnectException;
import java.net.InetAddress;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Finds the addresses of a host that may be connected to. Plain HTTP goes only to where the
 * operator has said so: it carries a token.
 */
final class CheckedTargets implements AutoCloseable {
  private final HostLookups lookups;
  private final AddressPolicy policy;

  CheckedTargets(HostResolver resolver, AddressPolicy policy) {
    this.lookups = new HostLookups(new CheckedAddresses(resolver, policy), "upstream-names");
    this.policy = policy;
  }

  /** At least one. Fails with {@link ConnectException} where there is none. */
  Mono<List<InetAddress>> of(CallTarget target) {
    return lookups
        .of(target.host(), target.port())
        .map(allowed -> usable(target, allowed))
        .filter(usable -> !usable.isEmpty())
        .switchIfEmpty(
            Mono.error(() -> new ConnectException("no address of the host may be connected to")));
  }

  @Override
  public void close() {
    lookups.close();
  }

  private List<InetAddress> usable(CallTarget target, List<InetAddress> allowed) {
    return allowed.stream()
        .filter(address -> target.isEncrypted() || policy.exempts(address, target.port()))
        .toList();
  }
}
