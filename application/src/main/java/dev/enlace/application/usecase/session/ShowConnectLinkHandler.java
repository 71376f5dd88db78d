package dev.enlace.application.usecase.session;

import dev.enlace.application.port.in.session.ShowConnectLink;
import dev.enlace.application.port.out.session.ConnectPages;
import dev.enlace.domain.workspace.ConnectPage;
import reactor.core.publisher.Mono;

/** Says who asks, and for whom. */
public final class ShowConnectLinkHandler implements ShowConnectLink {
  private final ConnectLinks links;
  private final ConnectPages pages;

  /** With those means. */
  public ShowConnectLinkHandler(ConnectLinks links, ConnectPages pages) {
    this.links = links;
    this.pages = pages;
  }

  @Override
  public Mono<Shown> show(String token) {
    return links
        .find(token)
        .flatMap(found ->
            pages
                .find(found.issued().workspace())
                .defaultIfEmpty(ConnectPage.PLAIN)
                .map(page ->
                    new Shown(found.link().application(), found.link().user().subject(), page)));
  }
}
