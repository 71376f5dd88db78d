package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.application.port.out.message.MailDelivery;
import dev.enlace.application.port.out.message.Sender;
import dev.enlace.domain.message.Mail;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.outbound.CheckedAddresses;
import dev.enlace.domain.outbound.HostResolver;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Sends by the mail server that a user names, under the same rules by which it was tried: an
 * address that was checked, TLS before the password, a certificate of that name. On threads of its
 * own, since the protocol waits, each of which has one mail and none behind it: so a slow server
 * keeps only its own senders waiting.
 */
public final class SmtpDelivery implements MailDelivery, AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int PAUSES = 10;
  private static final int IDLE_SECONDS = 30;

  /** Threads whose mail is given up already, and which have not noticed. */
  private static final int ENDING = 32;

  private final CheckedAddresses addresses;
  private final Trust trust;
  private final SmtpTimeouts timeouts;
  private final Clock clock;
  private final MailSessions sessions = new MailSessions();
  private final SendingPlaces places = new SendingPlaces();
  private final Scheduler threads =
      Schedulers.fromExecutorService(
          new ThreadPoolExecutor(
              0,
              SendingPlaces.MOST + ENDING,
              IDLE_SECONDS,
              TimeUnit.SECONDS,
              new SynchronousQueue<>(),
              Thread.ofPlatform().daemon().name("smtp-delivery-", 0).factory()),
          "smtp-delivery");
  private final Scheduler tidying = Schedulers.newSingle("smtp-tidying", true);

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
    tidying.schedulePeriodically(sessions::endIdle, tidy, tidy, TimeUnit.MILLISECONDS);
  }

  @Override
  public Mono<Delivery> deliver(Sender sender, Mail mail) {
    return Mono.using(
            () -> places.take(sender.connection()),
            place -> handedOver(sender, mail),
            SendingPlaces.Place::free)
        .retryWhen(
            Retry.fixedDelay(PAUSES, PAUSE)
                .filter(SendingPlaces.None.class::isInstance)
                .onRetryExhaustedThrow((_, last) -> last.failure()))
        .onErrorMap(SendingPlaces.None.class, full -> overloaded(sender))
        .onErrorMap(RejectedExecutionException.class, full -> overloaded(sender));
  }

  @Override
  public void close() {
    tidying.dispose();
    threads.dispose();
    sessions.close();
  }

  private static Failed overloaded(Sender sender) {
    return new Failed(new ProviderUnavailable(sender.provider(), ProviderProblem.OVERLOADED, SOON));
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
        .timeout(timeouts.total(), Mono.<Mono<Delivery>>fromSupplier(() -> handover.giveUp()))
        .flatMap(outcome -> outcome);
  }
}
