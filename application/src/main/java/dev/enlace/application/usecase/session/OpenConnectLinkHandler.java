package dev.enlace.application.usecase.session;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ConnectLinkOver;
import dev.enlace.application.port.in.session.OpenConnectLink;
import dev.enlace.application.port.out.crypto.Entropy;
import dev.enlace.application.port.out.session.ConnectPages;
import dev.enlace.application.port.out.session.ConnectSessions;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.SecretKind;
import dev.enlace.domain.workspace.ConnectPage;
import reactor.core.publisher.Mono;

/** Spends a link; what the browser gets is another secret than the one that was sent around. */
public final class OpenConnectLinkHandler implements OpenConnectLink {
  private final ConnectLinks links;
  private final ConnectSessions sessions;
  private final ConnectPages pages;
  private final Entropy entropy;

  /** With those means. */
  public OpenConnectLinkHandler(
      ConnectLinks links, ConnectSessions sessions, ConnectPages pages, Entropy entropy) {
    this.links = links;
    this.sessions = sessions;
    this.pages = pages;
    this.entropy = entropy;
  }

  @Override
  public Mono<Opened> open(String token, Origin origin) {
    return links.find(token).flatMap(found -> spend(found.issued(), origin));
  }

  private Mono<Opened> spend(IssuedSecret link, Origin origin) {
    IssuedSecret session =
        IssuedSecret.issue(
            SecretKind.CONNECT, link.workspace(), entropy.bytes(IssuedSecret.RANDOM_BYTES));
    Mono<ConnectPage> page = pages.find(link.workspace()).defaultIfEmpty(ConnectPage.PLAIN);
    return sessions
        .spend(link.workspace(), link.hash(), session.hash(), ConnectLinks.LIFETIME, origin)
        .switchIfEmpty(Failed.with(new ConnectLinkOver("spent")))
        .zipWith(page)
        .map(both ->
            new Opened(session.text(), both.getT1(), !both.getT2().frameAncestors().isEmpty()));
  }
}
