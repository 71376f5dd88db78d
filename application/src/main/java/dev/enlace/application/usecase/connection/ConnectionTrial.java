package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.CredentialCheck;
import dev.enlace.application.port.out.oauth.AccountProbe;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.secret.Secret;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Tries what a connection holds against the real server. */
public final class ConnectionTrial {
  private final ConnectionSecrets secrets;
  private final CredentialForms forms;
  private final CredentialCheck credentials;
  private final UpstreamGrants grants;
  private final AccountProbe probe;

  /** With those means. */
  public ConnectionTrial(
      ConnectionSecrets secrets,
      CredentialForms forms,
      CredentialCheck credentials,
      UpstreamGrants grants,
      AccountProbe probe) {
    this.secrets = secrets;
    this.forms = forms;
    this.credentials = credentials;
    this.grants = grants;
    this.probe = probe;
  }

  /** What was seen. Never empty; fails with what the server did not accept. */
  Mono<Seen> of(Stored stored) {
    Connection connection = stored.connection();
    return secrets
        .open(stored)
        .flatMap(opened ->
            switch (connection.material()) {
              case Material.OAuthGrant _ -> grant(connection, opened);
              case Material.Credentials held -> credentials(connection, held.open(), opened);
            });
  }

  private Mono<Seen> grant(Connection connection, Map<String, Secret> opened) {
    Secret accessToken = opened.get(Material.ACCESS_TOKEN);
    if (accessToken == null) {
      return Failed.with(new NeedsReauth(connection.id(), "no_token"));
    }
    return Mono.justOrEmpty(grants.provider(connection))
        .flatMap(provider -> probe.identify(provider, accessToken))
        .map(account -> new Seen(true, Optional.of(account)))
        .defaultIfEmpty(new Seen(false, Optional.empty()));
  }

  private Mono<Seen> credentials(
      Connection connection, FormValues open, Map<String, Secret> opened) {
    return credentials
        .check(forms.of(connection), open.withSecrets(opened))
        .map(passed -> new Seen(passed.tried(), passed.account()));
  }

  /** Whether it could be tried, and whose account it turned out to be. */
  record Seen(boolean tried, Optional<Account> account) {}
}
