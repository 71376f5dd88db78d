package dev.enlace.application.usecase.session;

import dev.enlace.application.port.in.session.ReadLinkAncestors;
import dev.enlace.application.port.out.session.ConnectPages;
import dev.enlace.application.port.out.session.ConnectSessions;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.SecretKind;
import dev.enlace.domain.workspace.ConnectPage;
import java.util.List;
import reactor.core.publisher.Mono;

/** Knows the workspace by the link, of which no part can be made up. */
public final class ReadLinkAncestorsHandler implements ReadLinkAncestors {
  private final ConnectSessions sessions;
  private final ConnectPages pages;

  /** Over those links and pages. */
  public ReadLinkAncestorsHandler(ConnectSessions sessions, ConnectPages pages) {
    this.sessions = sessions;
    this.pages = pages;
  }

  @Override
  public Mono<List<String>> read(String token) {
    return Mono.justOrEmpty(IssuedSecret.parse(SecretKind.LINK, token))
        .flatMap(issued ->
            sessions
                .link(issued.workspace(), issued.hash())
                .flatMap(link -> pages.find(issued.workspace())))
        .map(ConnectPage::frameAncestors)
        .defaultIfEmpty(List.of());
  }
}
