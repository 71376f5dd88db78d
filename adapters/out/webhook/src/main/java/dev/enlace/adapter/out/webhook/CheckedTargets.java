package dev.enlace.adapter.out.webhook;

import dev.enlace.application.outbound.HostLookups;
import dev.enlace.application.port.out.event.WebhookAddresses.Verdict;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.CheckedAddresses;
import dev.enlace.domain.outbound.HostResolver;
import java.net.InetAddress;
import java.util.List;
import reactor.core.publisher.Mono;

/** Finds the addresses of a webhook that may be connected to. */
final class CheckedTargets implements AutoCloseable {
  private final HostLookups lookups;
  private final AddressPolicy policy;

  CheckedTargets(HostResolver resolver, AddressPolicy policy) {
    this.lookups = new HostLookups(new CheckedAddresses(resolver, policy), "webhook-names");
    this.policy = policy;
  }

  /** Never empty. */
  Mono<Target> of(WebhookUrl url) {
    return lookups.of(url.host(), url.port()).map(allowed -> target(url, allowed));
  }

  @Override
  public void close() {
    lookups.close();
  }

  private Target target(WebhookUrl url, List<InetAddress> allowed) {
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
