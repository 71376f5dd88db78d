package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.VersionConflict;
import dev.enlace.application.port.in.connection.UpdateConnection;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionEdit;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Material.OAuthGrant;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.secret.SealedSecrets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Edits a connection that is still as it was read. */
public final class UpdateConnectionHandler implements UpdateConnection {
  private final ConnectionGate gate;
  private final CredentialEdits edits;
  private final GrantSettings settings;
  private final Connections connections;
  private final Changes changes;
  private final Clock clock;

  /** With those means. */
  public UpdateConnectionHandler(
      ConnectionGate gate,
      CredentialEdits edits,
      GrantSettings settings,
      Connections connections,
      Changes changes,
      Clock clock) {
    this.gate = gate;
    this.edits = edits;
    this.settings = settings;
    this.connections = connections;
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  public Mono<VisibleConnection> update(Command command) {
    return gate.open(command.principal(), command.id(), Right.MANAGE)
        .flatMap(opened -> update(command, opened));
  }

  private Mono<VisibleConnection> update(Command command, Opened opened) {
    Labels.require(command.label());
    Connection before = opened.connection();
    if (!before.version().equals(command.expected())) {
      return Failed.with(new VersionConflict(before.id()));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<String, ? extends @Nullable Object> config = command.config();
    if (config == null) {
      return replace(command, opened, before.material(), now);
    }
    if (before.material() instanceof OAuthGrant grant) {
      return replace(command, opened, settings.edited(before, grant, config), now);
    }
    return edits
        .of(opened.stored(), config, command.verify())
        .flatMap(edited ->
            replace(
                command,
                opened,
                edited.applied(label(command, before), visibility(command, before), now),
                edited.sealed()));
  }

  /** Its secrets stay, and with them what a refresh may be writing just now. */
  private Mono<VisibleConnection> replace(
      Command command, Opened opened, Material material, Instant now) {
    Connection before = opened.connection();
    ConnectionEdit edit =
        new ConnectionEdit(
            label(command, before),
            visibility(command, before),
            material,
            before.account(),
            before.verifiedAt());
    return replace(command, opened, before.edited(edit, now), null);
  }

  private Mono<VisibleConnection> replace(
      Command command, Opened opened, Connection changed, @Nullable SealedSecrets sealed) {
    return connections
        .replace(
            changed,
            command.expected(),
            sealed,
            RecipientChanges.noted(
                changes.of(ConnectionChange.UPDATED, command.principal().actor()),
                opened.connection(),
                changed))
        .map(opened::shown)
        .switchIfEmpty(Failed.with(new VersionConflict(command.id())));
  }

  private static Label label(Command command, Connection before) {
    String label = command.label();
    return label == null ? before.label() : new Label(label);
  }

  private static Visibility visibility(Command command, Connection before) {
    Visibility visibility = command.visibility();
    return visibility == null ? before.visibility() : visibility;
  }
}
