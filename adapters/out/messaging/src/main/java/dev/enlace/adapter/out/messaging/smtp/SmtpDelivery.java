package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.application.port.out.message.MailDelivery;
import dev.enlace.application.port.out.message.Sender;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.message.Mail;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.outbound.CheckedAddresses;
import dev.enlace.domain.outbound.HostResolver;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Sends by the mail server that a user names, under the same rules by which it was tried: an
 * address that was checked, TLS before the password, a certificate of that name. On threads of its
 * own, since the protocol waits, and no more of them than that for one connection, so that a slow
 * server keeps only its own senders waiting.
 */
public final class SmtpDelivery implements MailDelivery, AutoCloseable {
  private static final int THREADS = 32;
  private static final int QUEUED = 500;
  private static final int MOST_OF_ONE = 8;
  private static final Duration SOON = Duration.ofSeconds(1);

  private final CheckedAddresses addresses;
  private final Trust trust;
  private final SmtpTimeouts timeouts;
  private final Clock clock;
  private final MailSessions sessions = new MailSessions();
  private final Map<ConnectionId, Integer> busy = new ConcurrentHashMap<>();
  private final Scheduler threads =
      Schedulers.newBoundedElastic(THREADS, QUEUED, "smtp-delivery", 60, true);
  private final Disposable tidying;

  /**
   * Sends.
   *
   * @param pinned as of {@link SmtpCredentialCheck}
   */
  public SmtpDelivery(
      HostResolver resolver,
      AddressPolicy policy,
      SmtpTimeouts timeouts,
      Map<Endpoint, X509Certificate> pinned,
      Clock clock) {
    this.addresses = new CheckedAddresses(resolver, policy);
    this.trust = new Trust(pinned);
    this.timeouts = timeouts;
    this.clock = clock;
    long tidy = MailSessions.LONGEST_REST.toMillis() / 4;
    this.tidying =
        threads.schedulePeriodically(sessions::endIdle, tidy, tidy, TimeUnit.MILLISECONDS);
  }

  @Override
  public Mono<Delivery> deliver(Sender sender, Mail mail) {
    return Mono.using(() -> admitted(sender), free -> handedOver(sender, mail), Runnable::run);
  }

  @Override
  public void close() {
    tidying.dispose();
    threads.dispose();
    sessions.close();
  }

  /** A place of those that one connection has; gives back how to free it. */
  private Runnable admitted(Sender sender) {
    ConnectionId id = sender.connection().id();
    if (busy.merge(id, 1, Integer::sum) > MOST_OF_ONE) {
      release(id);
      throw new Failed(
          new ProviderUnavailable(sender.provider(), ProviderProblem.OVERLOADED, SOON));
    }
    return () -> release(id);
  }

  private void release(ConnectionId id) {
    busy.computeIfPresent(id, (_, count) -> count == 1 ? null : count - 1);
  }

  private Mono<Delivery> handedOver(Sender sender, Mail mail) {
    return Mono.fromCallable(() -> SmtpAccount.of(sender.values()))
        .onErrorMap(SmtpProblem.class, SmtpProblem::failed)
        .flatMap(account -> handedOver(sender, account, mail));
  }

  private Mono<Delivery> handedOver(Sender sender, SmtpAccount account, Mail mail) {
    SmtpAttempt attempt = new SmtpAttempt(account, addresses, trust, timeouts);
    Handover handover = new Handover(sender, sessions, attempt);
    return Mono.fromCallable(() -> handover.outcome(mail, clock.instant()))
        .subscribeOn(threads)
        .onErrorMap(
            RejectedExecutionException.class,
            full ->
                new Failed(
                    new ProviderUnavailable(sender.provider(), ProviderProblem.OVERLOADED, SOON)))
        .timeout(
            timeouts.total(),
            Mono.<Mono<Delivery>>fromCallable(() -> Mono.error(handover.giveUp())))
        .flatMap(outcome -> outcome);
  }
}
