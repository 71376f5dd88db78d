package dev.enlace.application.usecase.health;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.VerificationFailed;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.CredentialCheck;
import dev.enlace.application.port.out.connection.HandOuts.Held;
import dev.enlace.application.port.out.crypto.UnreadableSecrets;
import dev.enlace.application.port.out.oauth.AccountProbe;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.application.usecase.connection.CredentialForms;
import dev.enlace.application.usecase.connection.UpstreamGrants;
import dev.enlace.application.usecase.token.TokenRefresher;
import dev.enlace.application.usecase.token.WorkingToken;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.principal.Actor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Tries what a connection holds against the real server; a token that has run out is renewed. */
public final class ConnectionTrial {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionTrial.class);

  private final ConnectionSecrets secrets;
  private final CredentialForms forms;
  private final CredentialCheck credentials;
  private final WorkingToken token;
  private final TokenRefresher refresher;
  private final UpstreamGrants grants;
  private final AccountProbe probe;

  /** With those means. */
  public ConnectionTrial(
      ConnectionSecrets secrets,
      CredentialForms forms,
      CredentialCheck credentials,
      WorkingToken token,
      TokenRefresher refresher,
      UpstreamGrants grants,
      AccountProbe probe) {
    this.secrets = secrets;
    this.forms = forms;
    this.credentials = credentials;
    this.token = token;
    this.refresher = refresher;
    this.grants = grants;
    this.probe = probe;
  }

  /** What was seen. Never empty; fails with what the server did not accept. */
  Mono<Seen> of(Stored stored, @Nullable Actor actor) {
    return switch (stored.connection().material()) {
      case Material.OAuthGrant _ ->
          token
              .of(Held.of(stored), null, actor)
              .flatMap(working -> grant(stored.connection(), working, actor));
      case Material.Credentials held -> credentials(stored, held.open());
    };
  }

  /** A token that is refused may be renewed; what it means that it cannot, the refresh says. */
  private Mono<Seen> grant(Connection connection, Token working, @Nullable Actor actor) {
    return identified(connection, working)
        .onErrorResume(
            ConnectionTrial::isRefused,
            refused ->
                refresher
                    .instead(connection, working, actor)
                    .flatMap(renewed -> identified(connection, renewed)));
  }

  private static boolean isRefused(Throwable error) {
    return error instanceof Failed failed
        && failed.failure() instanceof ProviderUnavailable trouble
        && trouble.reason() == ProviderProblem.GRANT_REFUSED;
  }

  private Mono<Seen> identified(Connection connection, Token working) {
    return Mono.justOrEmpty(grants.provider(connection))
        .flatMap(provider -> probe.identify(provider, working.accessToken()))
        .map(account -> new Seen(true, Optional.of(account)))
        .defaultIfEmpty(new Seen(false, Optional.empty()));
  }

  private Mono<Seen> credentials(Stored stored, FormValues open) {
    return secrets
        .open(stored)
        .onErrorMap(UnreadableSecrets.class, lost -> unreadable(stored.connection(), lost))
        .flatMap(
            opened -> credentials.check(forms.of(stored.connection()), open.withSecrets(opened)))
        .map(passed -> new Seen(passed.tried(), passed.account()));
  }

  private static Failed unreadable(Connection connection, UnreadableSecrets lost) {
    VerificationFailed failure =
        new VerificationFailed(
            VerificationProblem.SECRETS_UNREADABLE,
            "What is kept of these credentials cannot be read any more; enter them again.");
    if (!"secrets_unreadable".equals(connection.state().reason())) {
      LOG.warn("{} has to be configured again", connection.id(), lost);
    }
    return new Failed(failure);
  }

  /** Whether it could be tried, and whose account it turned out to be. */
  record Seen(boolean tried, Optional<Account> account) {}
}
