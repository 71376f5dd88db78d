package dev.enlace.adapter.out.upstream;

import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.CheckedAddresses;
import dev.enlace.domain.outbound.HostResolver;
import dev.enlace.domain.provider.proxy.CallTarget;
import java.net.ConnectException;
import java.net.InetAddress;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Finds the addresses of a host that may be connected to, on threads that may wait. Plain HTTP goes
 * only to where the operator has said so: it carries a token.
 */
final class CheckedTargets implements AutoCloseable {
  private static final int THREADS = 32;
  private static final int QUEUED = 10_000;

  private final CheckedAddresses addresses;
  private final AddressPolicy policy;
  private final Scheduler threads =
      Schedulers.newBoundedElastic(THREADS, QUEUED, "upstream-names", 60, true);

  CheckedTargets(HostResolver resolver, AddressPolicy policy) {
    this.addresses = new CheckedAddresses(resolver, policy);
    this.policy = policy;
  }

  /** At least one. Fails with {@link ConnectException} where there is none. */
  Mono<List<InetAddress>> of(CallTarget target) {
    return Mono.fromCallable(() -> find(target)).subscribeOn(threads);
  }

  @Override
  public void close() {
    threads.dispose();
  }

  private List<InetAddress> find(CallTarget target) throws ConnectException {
    List<InetAddress> usable =
        addresses.of(target.host(), target.port()).stream()
            .filter(address -> target.isEncrypted() || policy.exempts(address, target.port()))
            .toList();
    if (usable.isEmpty()) {
      throw new ConnectException("no address of the host may be connected to");
    }
    return usable;
  }
}
