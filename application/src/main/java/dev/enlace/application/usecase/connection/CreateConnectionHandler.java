package dev.enlace.application.usecase.connection;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.connection.CreateConnection;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.CredentialCheck;
import dev.enlace.application.port.out.connection.CredentialCheck.Passed;
import dev.enlace.application.usecase.session.ConnectTrail;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Rights;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.form.FormValues;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Checks a form's answer, tries it and keeps it sealed. */
public final class CreateConnectionHandler implements CreateConnection {
  private final CredentialForms forms;
  private final CredentialCheck credentials;
  private final Connections connections;
  private final ConnectionSecrets secrets;
  private final ConnectTrail trail;
  private final Changes changes;
  private final TimeOrderedIds ids;
  private final Clock clock;

  /** With those means. */
  public CreateConnectionHandler(
      CredentialForms forms,
      CredentialCheck credentials,
      Connections connections,
      ConnectionSecrets secrets,
      ConnectTrail trail,
      Changes changes,
      TimeOrderedIds ids,
      Clock clock) {
    this.forms = forms;
    this.credentials = credentials;
    this.connections = connections;
    this.secrets = secrets;
    this.trail = trail;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Mono<VisibleConnection> create(Command command) {
    return Mono.defer(() -> {
      CredentialsEntry entry = forms.offered(command.principal(), command.entry());
      Labels.require(command.label());
      FormValues values = CredentialForms.accepted(entry.formSchema().check(command.config()));
      return passed(command, entry, values).flatMap(passed -> keep(command, entry, values, passed));
    });
  }

  private Mono<Passed> passed(Command command, CredentialsEntry entry, FormValues values) {
    return command.verify()
        ? credentials.check(entry, values)
        : Mono.just(new Passed(false, Optional.empty()));
  }

  private Mono<VisibleConnection> keep(
      Command command, CredentialsEntry entry, FormValues values, Passed passed) {
    Connection connection = connection(command, entry, values, passed);
    return secrets
        .seal(connection.workspace(), connection.id(), values.secrets())
        .flatMap(sealed ->
            connections.add(
                connection,
                sealed,
                RecipientChanges.noted(
                    changes.of(ConnectionChange.CREATED, command.principal().actor()),
                    null,
                    connection)))
        .delayUntil(kept -> trail.made(command.principal(), kept.id()))
        .map(kept -> new VisibleConnection(kept, Rights.of(command.principal(), kept, false)));
  }

  private Connection connection(
      Command command, CredentialsEntry entry, FormValues values, Passed passed) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Label label = Labels.of(command.label(), command.principal());
    return new Connection(
        new ConnectionId(ids.next()),
        command.principal().workspace(),
        entry.id(),
        entry.slug(),
        command.principal().user(),
        label != null
            ? label
            : Label.of(passed.account().map(Account::label), entry.details().name()),
        command.visibility(),
        new Material.Credentials(new FormValues(values.open()), values.secrets().keySet()),
        passed.account().orElse(null),
        new ConnectionState.Active(now),
        Version.FIRST,
        now,
        now,
        passed.tried() ? now : null);
  }
}
