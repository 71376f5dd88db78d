package dev.enlace.application.port.out.oauth;

import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.secret.Secret;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** How a grant is ended at its provider. */
public interface GrantRevocation {
  /** Whether ending one grant ends those of the account's other connections too. */
  boolean endsWholeAccount(ConfiguredProvider provider);

  /** Ends a grant. Never empty, never fails: trouble is {@code FAILED}. */
  Mono<UpstreamRevocation> revoke(
      ConfiguredProvider provider, Secret accessToken, @Nullable Secret refreshToken);
}
