package dev.enlace.application.port.in.access;

import dev.enlace.application.port.in.Page;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Principal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Shows the API keys of the principal's workspace, never their texts. */
public interface ListApiKeys {
  /** Keys by id, revoked ones too. Never empty. */
  Mono<Page<ApiKey>> list(Principal principal, @Nullable ApiKeyId after, int limit);
}
