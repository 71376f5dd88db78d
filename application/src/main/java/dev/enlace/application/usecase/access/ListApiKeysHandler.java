package dev.enlace.application.usecase.access;

import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.access.ListApiKeys;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Principal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Lists a workspace's keys. */
public final class ListApiKeysHandler implements ListApiKeys {
  private final ApiKeys keys;

  /** Over those keys. */
  public ListApiKeysHandler(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public Mono<Page<ApiKey>> list(Principal principal, @Nullable ApiKeyId after, int limit) {
    return keys.page(principal.workspace(), after, limit)
        .collectList()
        .map(oneMore -> Page.of(oneMore, limit));
  }
}
