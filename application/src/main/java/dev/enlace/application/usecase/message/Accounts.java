package dev.enlace.application.usecase.message;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.VerificationFailed;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.crypto.UnreadableSecrets;
import dev.enlace.application.port.out.message.Sender;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.application.usecase.connection.CredentialForms;
import dev.enlace.application.usecase.token.ConnectionUses;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Material.Credentials;
import reactor.core.publisher.Mono;

/** Opens what a form said, to send by it. */
public final class Accounts {
  private final ConnectionSecrets secrets;
  private final CredentialForms forms;
  private final ConnectionUses uses;

  /** With those means. */
  public Accounts(ConnectionSecrets secrets, CredentialForms forms, ConnectionUses uses) {
    this.secrets = secrets;
    this.forms = forms;
    this.uses = uses;
  }

  /** Never empty; fails with {@link VerificationFailed} where the secrets do not open any more. */
  Mono<Sender> open(Stored stored, Credentials said) {
    Connection connection = stored.connection();
    uses.note(connection.workspace(), connection.id());
    return secrets
        .open(stored)
        .onErrorMap(UnreadableSecrets.class, lost -> new Failed(unreadable()))
        .map(opened ->
            new Sender(
                connection,
                forms.of(connection).details().provider(),
                said.open().withSecrets(opened)));
  }

  private static VerificationFailed unreadable() {
    return new VerificationFailed(
        VerificationProblem.SECRETS_UNREADABLE,
        "What is kept of these credentials cannot be read any more; enter them again.");
  }
}
