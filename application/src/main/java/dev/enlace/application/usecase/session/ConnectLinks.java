package dev.enlace.application.usecase.session;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ConnectLinkOver;
import dev.enlace.application.failure.Failure.ConnectLinkUnknown;
import dev.enlace.application.port.out.session.ConnectSessions;
import dev.enlace.application.port.out.session.ConnectSessions.Link;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.SecretKind;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Finds the link that a text is the end of, while it still leads somewhere. */
public final class ConnectLinks {
  /** How long a link lasts, and how long the session does that it leads to. */
  static final Duration LIFETIME = Duration.ofMinutes(30);

  private final ConnectSessions sessions;

  /** Among those. */
  public ConnectLinks(ConnectSessions sessions) {
    this.sessions = sessions;
  }

  /** The link; fails with {@link ConnectLinkUnknown}, {@link ConnectLinkOver}. */
  Mono<Found> find(String token) {
    return Mono.justOrEmpty(IssuedSecret.parse(SecretKind.LINK, token))
        .flatMap(issued ->
            sessions.link(issued.workspace(), issued.hash()).map(link -> new Found(issued, link)))
        .switchIfEmpty(Failed.with(new ConnectLinkUnknown()))
        .doOnNext(Found::requireOpen);
  }

  /** A link and the text that leads to it. */
  record Found(IssuedSecret issued, Link link) {
    /** Spent first: whoever has opened it has to know that somebody has. */
    void requireOpen() {
      if (link.spent()) {
        throw new Failed(new ConnectLinkOver("spent"));
      }
      if (link.expired()) {
        throw new Failed(new ConnectLinkOver("expired"));
      }
    }
  }
}
