package dev.enlace.adapter.out.webhook;

import dev.enlace.adapter.out.webhook.CheckedTargets.Target;
import dev.enlace.application.port.out.event.EventDelivery;
import dev.enlace.application.port.out.event.WebhookAddresses;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationKind;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.HostResolver;
import dev.enlace.domain.secret.Secret;
import io.netty.handler.ssl.SslContext;
import java.net.ConnectException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Tells webhooks. The host is resolved once for each attempt, only addresses that the policy allows
 * are connected to, and no redirect is followed: so nobody reads an internal network by it.
 */
public final class HttpEventDelivery implements EventDelivery, WebhookAddresses, AutoCloseable {
  private final CheckedTargets targets;
  private final WebhookTimeouts timeouts;
  private final WebhookHttp http;
  private final Clock clock;

  /** Trusts the JVM's authorities. */
  public HttpEventDelivery(
      HostResolver resolver, AddressPolicy policy, WebhookTimeouts timeouts, Clock clock) {
    this(resolver, policy, timeouts, clock, null);
  }

  HttpEventDelivery(
      HostResolver resolver,
      AddressPolicy policy,
      WebhookTimeouts timeouts,
      Clock clock,
      @Nullable SslContext trust) {
    this.targets = new CheckedTargets(resolver, policy);
    this.timeouts = timeouts;
    this.http = new WebhookHttp(timeouts, trust, clock);
    this.clock = clock;
  }

  @Override
  public DestinationKind kind() {
    return DestinationKind.WEBHOOK;
  }

  @Override
  public Mono<Verdict> judge(WebhookUrl url) {
    return targets.of(url).map(Target::verdict);
  }

  @Override
  public Mono<Outcome> deliver(Event event, Destination destination, List<Secret> keys) {
    WebhookUrl url = Objects.requireNonNull(destination.url(), "url");
    return Mono.fromCallable(() -> SignedEvent.of(event, clock.instant(), keys))
        .flatMap(signed -> targets.of(url).flatMap(target -> send(signed, url, target)))
        .timeout(timeouts.total())
        .onErrorResume(HttpEventDelivery::refusal);
  }

  @Override
  public void close() {
    targets.close();
  }

  private Mono<Outcome> send(SignedEvent event, WebhookUrl url, Target target) {
    return target.verdict() == Verdict.ALLOWED
        ? send(event, url, target.addresses())
        : Mono.just(Outcome.Refused.unanswered(DeliveryProblem.ADDRESS_NOT_ALLOWED));
  }

  /** The next address is for one that takes no connection; whoever took one may have the event. */
  private Mono<Outcome> send(SignedEvent event, WebhookUrl url, List<InetAddress> addresses) {
    Mono<Outcome> first = http.post(event, url, addresses.getFirst());
    return addresses.size() == 1
        ? first
        : first.onErrorResume(
            ConnectException.class,
            unreachable -> send(event, url, addresses.subList(1, addresses.size())));
  }

  private static Mono<Outcome> refusal(Throwable error) {
    DeliveryProblem problem = Answers.problem(error);
    return problem == null ? Mono.error(error) : Mono.just(Outcome.Refused.unanswered(problem));
  }
}
