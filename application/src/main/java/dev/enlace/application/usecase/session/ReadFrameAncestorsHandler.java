package dev.enlace.application.usecase.session;

import dev.enlace.application.port.in.session.ReadFrameAncestors;
import dev.enlace.application.port.out.session.ConnectPages;
import dev.enlace.application.port.out.session.ConnectSessions;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.SecretKind;
import dev.enlace.domain.workspace.ConnectPage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Knows the workspace by the session that the browser holds. */
public final class ReadFrameAncestorsHandler implements ReadFrameAncestors {
  private final ConnectSessions sessions;
  private final ConnectPages pages;

  /** Over those sessions and pages. */
  public ReadFrameAncestorsHandler(ConnectSessions sessions, ConnectPages pages) {
    this.sessions = sessions;
    this.pages = pages;
  }

  @Override
  public Mono<List<String>> read(@Nullable String presented) {
    return Mono.justOrEmpty(presented)
        .flatMap(text -> Mono.justOrEmpty(IssuedSecret.parse(SecretKind.CONNECT, text)))
        .flatMap(issued ->
            sessions
                .find(issued.workspace(), issued.hash())
                .flatMap(held -> pages.find(issued.workspace())))
        .map(ConnectPage::frameAncestors)
        .defaultIfEmpty(List.of());
  }
}
