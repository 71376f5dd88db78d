package dev.enlace.adapter.out.webhook;

import dev.enlace.application.port.out.event.WebhookAddresses.Verdict;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.CheckedAddresses;
import dev.enlace.domain.outbound.HostResolver;
import java.net.InetAddress;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Finds the addresses of a webhook that may be connected to, on threads that may wait. */
final class CheckedTargets implements AutoCloseable {
  private static final int THREADS = 32;
  private static final int QUEUED = 10_000;

  private final CheckedAddresses addresses;
  private final AddressPolicy policy;
  private final Scheduler threads =
      Schedulers.newBoundedElastic(THREADS, QUEUED, "webhook-names", 60, true);

  CheckedTargets(HostResolver resolver, AddressPolicy policy) {
    this.addresses = new CheckedAddresses(resolver, policy);
    this.policy = policy;
  }

  /** Never empty. */
  Mono<Target> of(WebhookUrl url) {
    return Mono.fromCallable(() -> find(url)).subscribeOn(threads);
  }

  @Override
  public void close() {
    threads.dispose();
  }

  private Target find(WebhookUrl url) {
    List<InetAddress> allowed = addresses.of(url.host(), url.port());
    if (allowed.isEmpty()) {
      return new Target(Verdict.NOT_PUBLIC, allowed);
    }
    List<InetAddress> usable =
        allowed.stream()
            .filter(address -> url.isEncrypted() || policy.exempts(address, url.port()))
            .toList();
    return new Target(usable.isEmpty() ? Verdict.NOT_ENCRYPTED : Verdict.ALLOWED, usable);
  }

  /** Where to connect to; nowhere, but for {@code ALLOWED}. */
  record Target(Verdict verdict, List<InetAddress> addresses) {}
}
