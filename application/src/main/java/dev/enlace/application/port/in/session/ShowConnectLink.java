package dev.enlace.application.port.in.session;

import dev.enlace.domain.workspace.ConnectPage;
import reactor.core.publisher.Mono;

/** Says whose a connect link is, and changes nothing. */
public interface ShowConnectLink {
  /** Never empty. Fails with {@code ConnectLinkUnknown}, {@code ConnectLinkOver}. */
  Mono<Shown> show(String token);

  /**
   * What the person is told before anything happens.
   *
   * @param application who asks
   * @param user whom the connection will belong to
   */
  record Shown(String application, String user, ConnectPage page) {}
}
