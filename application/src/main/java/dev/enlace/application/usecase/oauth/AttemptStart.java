package dev.enlace.application.usecase.oauth;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.application.port.in.oauth.StartOAuth.Command;
import dev.enlace.application.port.in.oauth.StartOAuth.Started;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.application.port.out.crypto.Entropy;
import dev.enlace.application.port.out.crypto.Signatures;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.application.usecase.session.ConnectTrail;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.limit.Quotas;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.oauth.PkceVerifier;
import dev.enlace.domain.oauth.Reconnection;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.secret.SecretKind;
import dev.enlace.domain.workspace.Workspace;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keeps an attempt and says where its person has to go. */
public final class AttemptStart {
  private final StartLimits limits;
  private final OAuthEntries entries;
  private final Workspaces workspaces;
  private final OAuthAttempts attempts;
  private final ConnectTrail trail;
  private final ProviderAddress address;
  private final Signatures signatures;
  private final OAuthRules rules;
  private final TimeOrderedIds ids;
  private final Entropy entropy;
  private final Clock clock;

  /** With those means. */
  public AttemptStart(
      StartLimits limits,
      OAuthEntries entries,
      Workspaces workspaces,
      OAuthAttempts attempts,
      ConnectTrail trail,
      ProviderAddress address,
      Signatures signatures,
      OAuthRules rules,
      TimeOrderedIds ids,
      Entropy entropy,
      Clock clock) {
    this.limits = limits;
    this.entries = entries;
    this.workspaces = workspaces;
    this.attempts = attempts;
    this.trail = trail;
    this.address = address;
    this.signatures = signatures;
    this.rules = rules;
    this.ids = ids;
    this.entropy = entropy;
    this.clock = clock;
  }

  /**
   * Never empty; fails as {@link StartOAuth} does.
   *
   * @param reconnection null: to make a connection
   */
  Mono<Started> begin(Command command, @Nullable Reconnection reconnection) {
    // the limit comes first: what is refused for other reasons counts too
    return limits
        .take(command.principal())
        .flatMap(quotas -> within(quotas, command, reconnection));
  }

  private Mono<Started> within(
      Quotas quotas, Command command, @Nullable Reconnection reconnection) {
    OAuthEntry entry = entries.entry(command.principal(), command.entry());
    ConfiguredProvider provider = entries.provider(entry);
    PkceVerifier verifier = PkceVerifier.of(entropy.bytes(PkceVerifier.RANDOM_BYTES));
    return workspaces
        .find(command.principal().workspace())
        .switchIfEmpty(Failed.with(new Unauthenticated()))
        .map(workspace -> attempt(command, entry, provider, workspace, reconnection))
        .flatMap(attempt -> keep(attempt, verifier))
        .delayUntil(attempt -> trail.began(command.principal(), attempt.id()))
        .flatMap(attempt -> started(command, attempt, provider, verifier, quotas));
  }

  private Mono<Started> started(
      Command command,
      OAuthAttempt attempt,
      ConfiguredProvider provider,
      PkceVerifier verifier,
      Quotas quotas) {
    if (command.askFirst()) {
      return asking(attempt, ticket(command.principal().credential()), quotas);
    }
    return command.principal().credential() instanceof Credential.Key
        ? Mono.just(started(attempt, provider, verifier, quotas))
        : bound(attempt, address.of(attempt, provider, verifier), quotas);
  }

  private OAuthAttempt attempt(
      Command command,
      OAuthEntry entry,
      ConfiguredProvider provider,
      Workspace workspace,
      @Nullable Reconnection reconnection) {
    Credential credential = command.principal().credential();
    boolean confirmation = rules.confirms(workspace, credential);
    StartRequest request =
        StartRequest.check(
            command, entry, provider, workspace, confirmation, rules.home(credential));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new OAuthAttempt(
        new AttemptId(ids.next()),
        workspace.id(),
        command.principal().actor(),
        command.principal().application(),
        entry.id(),
        entry.details().provider(),
        request.label(),
        command.visibility(),
        request.scopes(),
        provider.client().redirectUri(),
        request.successUrl(),
        command.target(),
        request.settings(),
        reconnection,
        confirmation,
        now,
        now.plus(rules.lifetime()),
        new AttemptStatus.Pending());
  }

  private Mono<OAuthAttempt> keep(OAuthAttempt attempt, PkceVerifier verifier) {
    return address.seal(attempt, verifier).flatMap(sealed -> attempts.add(attempt, sealed));
  }

  private Started started(
      OAuthAttempt attempt, ConfiguredProvider provider, PkceVerifier verifier, Quotas quotas) {
    URI authUrl =
        attempt.confirmation()
            ? page(attempt, Signatures.Use.TICKET)
            : address.of(attempt, provider, verifier);
    return started(attempt, authUrl, quotas, null);
  }

  private URI page(OAuthAttempt attempt, Signatures.Use use) {
    return rules.page(signatures.sign(use, attempt.ref()));
  }

  private static Signatures.Use ticket(Credential credential) {
    return credential instanceof Credential.Key
        ? Signatures.Use.TICKET
        : Signatures.Use.FRAME_TICKET;
  }

  /** Bound to a browser that does not exist until somebody has answered the page: none gets by. */
  private Mono<Started> asking(OAuthAttempt attempt, Signatures.Use use, Quotas quotas) {
    return attempts
        .bind(attempt.ref(), browser(attempt).hash())
        .switchIfEmpty(Failed.with(new InvalidState(StateProblem.EXPIRED)))
        .map(kept -> started(kept, page(kept, use), quotas, null));
  }

  /** By a session the person who starts is the one who consents, so no page has to ask first. */
  private Mono<Started> bound(OAuthAttempt attempt, URI authUrl, Quotas quotas) {
    IssuedSecret browser = browser(attempt);
    return attempts
        .bind(attempt.ref(), browser.hash())
        .switchIfEmpty(Failed.with(new InvalidState(StateProblem.EXPIRED)))
        .map(kept -> started(kept, authUrl, quotas, browser.text()));
  }

  private IssuedSecret browser(OAuthAttempt attempt) {
    return IssuedSecret.issue(
        SecretKind.BROWSER, attempt.workspace(), entropy.bytes(IssuedSecret.RANDOM_BYTES));
  }

  private Started started(
      OAuthAttempt attempt, URI authUrl, Quotas quotas, @Nullable Secret browser) {
    return new Started(
        authUrl, address.state(attempt), attempt.id(), attempt.expiresAt(), quotas, browser);
  }
}
