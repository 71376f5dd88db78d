package dev.enlace.adapter.in.rest.connect;

import dev.enlace.adapter.in.rest.wire.ConnectPageResponse;
import dev.enlace.adapter.in.rest.wire.ConnectSessionResponse;
import dev.enlace.adapter.in.rest.wire.ConnectTheme;
import dev.enlace.adapter.in.rest.wire.FinishedConnectSessionResponse;
import dev.enlace.application.port.in.session.ConnectSession;
import dev.enlace.application.port.in.session.DescribeConnectSession.Description;
import dev.enlace.application.port.in.session.FinishConnectSession.Finished;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.ConnectPage;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Connect sessions and pages as wire types. */
final class ConnectAnswers {
  private ConnectAnswers() {}

  static ConnectSessionResponse session(Description description) {
    ConnectSession session = description.session();
    ConnectPage page = description.page();
    Label label = session.label();
    return new ConnectSessionResponse()
        .applicationName(session.principal().application())
        .user(session.principal().user().subject())
        .entries(description.entries().stream().map(Slug::value).toList())
        .connections(made(session))
        .label(label == null ? null : label.value())
        .theme(new ConnectTheme().name(page.name()).color(page.color()).logoUrl(page.logo()))
        .csrfToken(session.csrfToken().reveal())
        .expiresAt(session.expiresAt())
        .frameAncestors(page.frameAncestors());
  }

  /** Their ids are in the order of their times. */
  private static List<UUID> made(ConnectSession session) {
    return Stream.of(session.principal().credential())
        .filter(Credential.Connect.class::isInstance)
        .map(Credential.Connect.class::cast)
        .flatMap(link -> link.made().stream())
        .sorted(Comparator.comparing(UUID::toString))
        .toList();
  }

  static ConnectPageResponse page(ConnectPage page) {
    return new ConnectPageResponse()
        .name(page.name())
        .color(page.color())
        .logoUrl(page.logo())
        .frameAncestors(page.frameAncestors());
  }

  static FinishedConnectSessionResponse finished(Finished finished) {
    char first = finished.successUrl().getRawQuery() == null ? '?' : '&';
    String address = finished.successUrl().toString() + first + outcome(finished);
    return new FinishedConnectSessionResponse().redirectUrl(URI.create(address));
  }

  /** The values are a word, an id and base64url, none of which needs encoding. */
  private static String outcome(Finished finished) {
    ConnectionId connection = finished.connection();
    Secret confirmation = finished.confirmation();
    return connection == null
        ? "error=CONNECT.CANCELLED"
        : "connectionId="
            + connection
            + (confirmation == null ? "" : "&confirmation=" + confirmation.reveal());
  }
}
