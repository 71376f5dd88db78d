package dev.enlace.application.usecase.oauth;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.port.in.oauth.ApproveAuthorization;
import dev.enlace.application.port.out.crypto.Entropy;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.application.port.out.oauth.OAuthAttempts.Stored;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.SecretKind;
import reactor.core.publisher.Mono;

/** Binds the attempt to the browser that was shown what it is about; the last one that asked. */
public final class ApproveAuthorizationHandler implements ApproveAuthorization {
  private final Tickets tickets;
  private final OAuthEntries entries;
  private final OAuthAttempts attempts;
  private final ProviderAddress address;
  private final Entropy entropy;

  /** With those means. */
  public ApproveAuthorizationHandler(
      Tickets tickets,
      OAuthEntries entries,
      OAuthAttempts attempts,
      ProviderAddress address,
      Entropy entropy) {
    this.tickets = tickets;
    this.entries = entries;
    this.attempts = attempts;
    this.address = address;
    this.entropy = entropy;
  }

  @Override
  public Mono<Approved> approve(String ticket) {
    return tickets.asked(ticket).flatMap(this::bind);
  }

  private Mono<Approved> bind(Stored stored) {
    OAuthAttempt attempt = stored.attempt();
    ConfiguredProvider provider = entries.provider(entries.entry(attempt.entry()));
    IssuedSecret browser =
        IssuedSecret.issue(
            SecretKind.BROWSER, attempt.workspace(), entropy.bytes(IssuedSecret.RANDOM_BYTES));
    return attempts
        .bind(attempt.ref(), browser.hash())
        .switchIfEmpty(Failed.with(new InvalidState(StateProblem.SPENT)))
        .then(address.open(stored))
        .map(verifier -> address.of(attempt, provider, verifier))
        .map(uri -> new Approved(uri, browser.text()));
  }
}
