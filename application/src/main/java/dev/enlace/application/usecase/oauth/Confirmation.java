package dev.enlace.application.usecase.oauth;

import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.out.crypto.Entropy;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.secret.SecretKind;
import org.jspecify.annotations.Nullable;

/**
 * What the starter has to post before anybody may act through a connection.
 *
 * @param secret null where nothing has to be posted
 */
record Confirmation(@Nullable IssuedSecret secret) {
  /** Of a connection that is pending, a new one; else none. */
  static Confirmation of(Connection connection, Entropy entropy) {
    return new Confirmation(
        connection.state() instanceof ConnectionState.Pending
            ? IssuedSecret.issue(
                SecretKind.CONFIRMATION,
                connection.workspace(),
                entropy.bytes(IssuedSecret.RANDOM_BYTES))
            : null);
  }

  @Nullable SecretHash hash() {
    return secret == null ? null : secret.hash();
  }

  /** What the person is told, and the starter's success URL. */
  Outcome connected(NewGrant grant, Connection kept) {
    return new Outcome.Connected(
        grant.attempt().successUrl(),
        grant.attempt().id(),
        kept.id(),
        grant.entry().details().name(),
        grant.account().map(Account::label).orElse(null),
        grant.missing(),
        secret == null ? null : secret.text());
  }
}
