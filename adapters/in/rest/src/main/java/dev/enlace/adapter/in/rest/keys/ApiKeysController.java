package dev.enlace.adapter.in.rest.keys;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.ApiKeysApi;
import dev.enlace.adapter.in.rest.paging.Cursors;
import dev.enlace.adapter.in.rest.wire.ApiKeyListResponse;
import dev.enlace.adapter.in.rest.wire.CreateApiKeyRequest;
import dev.enlace.adapter.in.rest.wire.CreatedApiKeyResponse;
import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.access.IssueApiKey;
import dev.enlace.application.port.in.access.ListApiKeys;
import dev.enlace.application.port.in.access.RevokeApiKey;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Principal;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes, lists and revokes API keys. */
@RestController
final class ApiKeysController implements ApiKeysApi {
  private final IssueApiKey issueApiKey;
  private final ListApiKeys listApiKeys;
  private final RevokeApiKey revokeApiKey;

  ApiKeysController(IssueApiKey issueApiKey, ListApiKeys listApiKeys, RevokeApiKey revokeApiKey) {
    this.issueApiKey = issueApiKey;
    this.listApiKeys = listApiKeys;
    this.revokeApiKey = revokeApiKey;
  }

  @Override
  public Mono<ResponseEntity<CreatedApiKeyResponse>> createApiKey(
      Mono<CreateApiKeyRequest> createApiKeyRequest, ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    return createApiKeyRequest
        .map(request -> ApiKeyMapper.INSTANCE.command(request, principal))
        .flatMap(issueApiKey::issue)
        .map(ApiKeysController::created);
  }

  @Override
  public Mono<ResponseEntity<ApiKeyListResponse>> listApiKeys(
      Integer limit, @Nullable String cursor, ServerWebExchange exchange) {
    return listApiKeys
        .list(Callers.of(exchange), Cursors.id(cursor, ApiKeyId::new), limit)
        .map(ApiKeysController::list)
        .map(ResponseEntity::ok);
  }

  @Override
  public Mono<ResponseEntity<Void>> revokeApiKey(UUID apiKeyId, ServerWebExchange exchange) {
    return revokeApiKey
        .revoke(Callers.of(exchange), new ApiKeyId(apiKeyId))
        .map(_ -> ResponseEntity.noContent().build());
  }

  private static ResponseEntity<CreatedApiKeyResponse> created(IssueApiKey.Issued issued) {
    return ResponseEntity.created(URI.create("/api-keys/" + issued.key().id()))
        .body(ApiKeyMapper.INSTANCE.created(issued));
  }

  private static ApiKeyListResponse list(Page<ApiKey> page) {
    return new ApiKeyListResponse()
        .items(page.items().stream().map(ApiKeyMapper.INSTANCE::key).toList())
        .nextCursor(Cursors.next(page, ApiKey::id));
  }
}
