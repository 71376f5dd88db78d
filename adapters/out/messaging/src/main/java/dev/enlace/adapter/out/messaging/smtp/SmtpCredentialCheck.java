package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.port.out.connection.CredentialCheck;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.outbound.CheckedAddresses;
import dev.enlace.domain.outbound.HostResolver;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Signs in at the mail server that a user names. The name is resolved once and only addresses that
 * the policy allows are connected to; TLS still asks for the name (SNI, certificate). The password
 * is sent over TLS alone, and a server that does not ask for one proves nothing.
 */
public final class SmtpCredentialCheck implements CredentialCheck, AutoCloseable {
  private static final int THREADS = 64;
  private static final int QUEUED = 1000;

  private final CheckedAddresses addresses;
  private final Trust trust;
  private final SmtpTimeouts timeouts;
  private final Scheduler threads =
      Schedulers.newBoundedElastic(THREADS, QUEUED, "smtp-checks", 60, true);

  /**
   * Checks servers.
   *
   * @param pinned at these endpoints exactly this certificate is trusted, elsewhere the JVM's
   *     authorities: for a sandbox, whose certificate signs itself
   */
  public SmtpCredentialCheck(
      HostResolver resolver,
      AddressPolicy policy,
      SmtpTimeouts timeouts,
      Map<Endpoint, X509Certificate> pinned) {
    this.addresses = new CheckedAddresses(resolver, policy);
    this.timeouts = timeouts;
    this.trust = new Trust(pinned);
  }

  @Override
  public Mono<Passed> check(CredentialsEntry entry, FormValues values) {
    return Mono.fromCallable(() -> SmtpAccount.of(values))
        .flatMap(this::attempt)
        .timeout(timeouts.total())
        .onErrorMap(TimeoutException.class, e -> new SmtpProblem(VerificationProblem.TIMED_OUT))
        .onErrorMap(
            RejectedExecutionException.class, e -> new SmtpProblem(VerificationProblem.TIMED_OUT))
        .onErrorMap(SmtpProblem.class, SmtpProblem::failed);
  }

  @Override
  public void close() {
    threads.dispose();
  }

  private Mono<Passed> attempt(SmtpAccount account) {
    return Mono.<Mono<Passed>, SmtpAttempt>using(
            () -> new SmtpAttempt(account, addresses, trust, timeouts),
            attempt -> Mono.fromCallable(() -> outcome(attempt)).subscribeOn(threads))
        .flatMap(outcome -> outcome);
  }

  /** A value and not an error: whoever has given up waiting must not have it logged as dropped. */
  private static Mono<Passed> outcome(SmtpAttempt attempt) {
    try {
      attempt.run();
      return Mono.just(new Passed(true, Optional.empty()));
    } catch (SmtpProblem e) {
      return Mono.error(e);
    }
  }
}
