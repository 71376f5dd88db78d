package dev.enlace.application.port.in.session;

import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.secret.Secret;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Spends a connect link and begins its session in the browser that has opened it. */
public interface OpenConnectLink {
  /** Never empty. Fails with {@code ConnectLinkUnknown}, {@code ConnectLinkOver}. */
  Mono<Opened> open(String token, Origin origin);

  /**
   * A new session.
   *
   * @param text for the browser to hold, and shown to nobody else
   * @param framed whether pages of others may frame it
   */
  record Opened(Secret text, Instant expiresAt, boolean framed) {}
}
