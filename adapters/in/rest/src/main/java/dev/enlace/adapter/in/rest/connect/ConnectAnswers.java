package dev.enlace.adapter.in.rest.connect;

import dev.enlace.adapter.in.rest.wire.ConnectPageResponse;
import dev.enlace.adapter.in.rest.wire.ConnectSessionResponse;
import dev.enlace.adapter.in.rest.wire.ConnectTheme;
import dev.enlace.adapter.in.rest.wire.FinishedConnectSessionResponse;
import dev.enlace.application.port.in.session.ConnectSession;
import dev.enlace.application.port.in.session.DescribeConnectSession.Description;
import dev.enlace.application.port.in.session.FinishConnectSession.Finished;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.ConnectPage;
import java.net.URI;

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
        .label(label == null ? null : label.value())
        .theme(new ConnectTheme().name(page.name()).color(page.color()).logoUrl(page.logo()))
        .csrfToken(session.csrfToken().reveal())
        .expiresAt(session.expiresAt())
        .frameAncestors(page.frameAncestors());
  }

  static ConnectPageResponse page(ConnectPage page) {
    return new ConnectPageResponse()
        .name(page.name())
        .color(page.color())
        .logoUrl(page.logo())
        .frameAncestors(page.frameAncestors());
  }

  /** The values are an id and base64url, neither of which needs encoding. */
  static FinishedConnectSessionResponse finished(Finished finished) {
    char first = finished.successUrl().getRawQuery() == null ? '?' : '&';
    Secret confirmation = finished.confirmation();
    String address =
        finished.successUrl().toString()
            + first
            + "connectionId="
            + finished.connection()
            + (confirmation == null ? "" : "&confirmation=" + confirmation.reveal());
    return new FinishedConnectSessionResponse().redirectUrl(URI.create(address));
  }
}
