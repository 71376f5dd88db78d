package dev.enlace.application.usecase.oauth;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.port.in.oauth.ReconnectConnection;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.application.port.in.oauth.StartOAuth.Started;
import dev.enlace.application.usecase.connection.ConnectionGate;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.oauth.Reconnection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Begins a walk for a connection that exists, with the scopes that it had. */
public final class ReconnectConnectionHandler implements ReconnectConnection {
  private final ConnectionGate gate;
  private final OAuthEntries entries;
  private final AttemptStart attempts;

  /** With those means. */
  public ReconnectConnectionHandler(
      ConnectionGate gate, OAuthEntries entries, AttemptStart attempts) {
    this.gate = gate;
    this.entries = entries;
    this.attempts = attempts;
  }

  @Override
  public Mono<Started> reconnect(Command command) {
    return gate.open(command.principal(), command.id(), Right.MANAGE)
        .flatMap(opened -> reconnect(command, opened.connection()));
  }

  private Mono<Started> reconnect(Command command, Connection connection) {
    if (!(connection.material() instanceof Material.OAuthGrant grant)) {
      return Failed.with(new OAuthNotSupported(connection.slug()));
    }
    StartOAuth.Command start =
        new StartOAuth.Command(
            command.principal(),
            connection.entry(),
            null,
            connection.visibility(),
            command.scopes() == null
                ? before(grant, entries.entry(connection.entry()))
                : command.scopes(),
            command.successUrl(),
            false);
    return attempts.begin(start, new Reconnection(connection.id(), command.allowAccountChange()));
  }

  /** What was asked for, without what the provider adds by itself; null where that is gone. */
  private static @Nullable List<String> before(Material.OAuthGrant grant, OAuthEntry entry) {
    List<String> offered = entry.offered().names();
    List<String> kept = grant.requested().names().stream().filter(offered::contains).toList();
    return kept.isEmpty() ? null : kept;
  }
}
