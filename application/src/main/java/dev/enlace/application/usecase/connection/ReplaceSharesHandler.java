package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.port.in.connection.ReplaceShares;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Connections.UnknownKeys;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.User;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Shares a restricted connection. */
public final class ReplaceSharesHandler implements ReplaceShares {
  private final ConnectionGate gate;
  private final Connections connections;
  private final Changes changes;

  /** With those means. */
  public ReplaceSharesHandler(ConnectionGate gate, Connections connections, Changes changes) {
    this.gate = gate;
    this.connections = connections;
    this.changes = changes;
  }

  @Override
  public Mono<Shares> replace(Principal principal, ConnectionId id, Shares shares) {
    return gate.open(principal, id, Right.MANAGE).flatMap(opened -> replace(opened, shares));
  }

  private Mono<Shares> replace(Opened opened, Shares shares) {
    List<Violation> violations = check(opened, shares);
    if (!violations.isEmpty()) {
      return Failed.with(new ValidationFailed(violations));
    }
    return connections
        .share(
            opened.connection(),
            shares,
            changes.of(ConnectionChange.SHARED, opened.principal().actor()))
        .switchIfEmpty(Failed.with(new ConnectionNotFound(opened.connection().id())))
        .flatMap(unknown -> done(unknown, shares));
  }

  private static List<Violation> check(Opened opened, Shares shares) {
    List<Violation> violations = new ArrayList<>();
    boolean some = !shares.users().isEmpty() || !shares.keys().isEmpty();
    if (some && opened.connection().visibility() == Visibility.PRIVATE) {
      violations.add(
          Violation.of(
              "visibility",
              "restricted",
              "a private connection is shared with nobody",
              "una conexión privada no se comparte con nadie"));
    }
    for (int i = 0; i < shares.users().size(); i++) {
      if (!User.isName(shares.users().get(i))) {
        violations.add(
            Violation.of("users[" + i + "]", "format", "is no subject", "no es un sujeto"));
      }
    }
    if (shares.users().size() > Shares.MAX || shares.keys().size() > Shares.MAX) {
      violations.add(
          Violation.of("users", "max", "at most " + Shares.MAX, "como máximo " + Shares.MAX));
    }
    return violations;
  }

  private static Mono<Shares> done(UnknownKeys unknown, Shares shares) {
    List<Violation> violations =
        unknown.ids().stream()
            .map(id ->
                Violation.of(
                    "keys[" + shares.keys().indexOf(id) + "]",
                    "exists",
                    "is no API key of the workspace",
                    "no es una clave de API del espacio de trabajo"))
            .toList();
    return violations.isEmpty() ? Mono.just(shares) : Failed.with(new ValidationFailed(violations));
  }
}
