package dev.enlace.application.usecase.session;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.session.CreateConnectSession;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.application.port.out.crypto.Entropy;
import dev.enlace.application.port.out.session.ConnectSessions;
import dev.enlace.application.port.out.session.ConnectSessions.NewLink;
import dev.enlace.application.port.out.session.ConnectSessions.Request;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.SecretKind;
import dev.enlace.domain.workspace.Workspace;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes a link for what is offered, back to where the workspace lets people be sent. */
public final class CreateConnectSessionHandler implements CreateConnectSession {
  private final CatalogLookup lookup;
  private final Workspaces workspaces;
  private final ConnectSessions sessions;
  private final TimeOrderedIds ids;
  private final Entropy entropy;

  /** With those means. */
  public CreateConnectSessionHandler(
      CatalogLookup lookup,
      Workspaces workspaces,
      ConnectSessions sessions,
      TimeOrderedIds ids,
      Entropy entropy) {
    this.lookup = lookup;
    this.workspaces = workspaces;
    this.sessions = sessions;
    this.ids = ids;
    this.entropy = entropy;
  }

  @Override
  public Mono<Created> create(Command command) {
    return workspaces
        .find(command.principal().workspace())
        .switchIfEmpty(Failed.with(new Unauthenticated()))
        .map(workspace -> request(command, workspace))
        .flatMap(request -> keep(command, request));
  }

  private Request request(Command command, Workspace workspace) {
    List<Violation> violations = new ArrayList<>();
    String label = command.label();
    if (label != null && !Label.isLabel(label)) {
      violations.add(
          Violation.of(
              "label",
              "max",
              "must have 1 to " + Label.MAX_LENGTH + " characters and no control character",
              "debe tener de 1 a " + Label.MAX_LENGTH + " caracteres y ninguno de control"));
    }
    if (!workspace.successUrls().allows(command.successUrl())) {
      violations.add(
          Violation.of(
              "successUrl",
              "allowed",
              "is not among the workspace's success URLs",
              "no está entre las URL de éxito del espacio de trabajo"));
    }
    if (!violations.isEmpty()) {
      throw new Failed(new ValidationFailed(violations));
    }
    return new Request(
        entries(command.entries()),
        URI.create(command.successUrl()),
        label == null ? null : new Label(label));
  }

  private Set<Slug> entries(@Nullable List<String> named) {
    return named == null
        ? Set.of()
        : named.stream().map(this::offered).collect(Collectors.toUnmodifiableSet());
  }

  private Slug offered(String slug) {
    if (!Slug.isSlug(slug) || lookup.offered(new Slug(slug)).isEmpty()) {
      throw new Failed(new CatalogEntryNotFound(Slug.isSlug(slug) ? slug : "?"));
    }
    return new Slug(slug);
  }

  private Mono<Created> keep(Command command, Request request) {
    IssuedSecret token =
        IssuedSecret.issue(
            SecretKind.LINK,
            command.principal().workspace(),
            entropy.bytes(IssuedSecret.RANDOM_BYTES));
    SessionId id = new SessionId(ids.next());
    return sessions
        .add(new NewLink(id, command.principal(), token.hash(), ConnectLinks.LIFETIME, request))
        .map(expiresAt -> new Created(id, token.text(), expiresAt));
  }
}
