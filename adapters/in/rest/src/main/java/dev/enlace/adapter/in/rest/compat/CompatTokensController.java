package dev.enlace.adapter.in.rest.compat;

import dev.enlace.adapter.in.rest.access.NamedUsers;
import dev.enlace.adapter.in.rest.wire.FirstDeploymentTokens;
import dev.enlace.application.port.in.connection.FindOwnConnection;
import dev.enlace.application.port.in.connection.HandOverGrant;
import dev.enlace.application.port.in.connection.ShowTokens;
import dev.enlace.application.port.in.connection.ShowTokens.Shown;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows what is stored for a person, to that person or to a key that may act for them. */
@RestController
final class CompatTokensController {
  private final NamedUsers namedUsers;
  private final FindOwnConnection findOwnConnection;
  private final ShowTokens showTokens;
  private final HandOverGrant handOverGrant;
  private final CompatSettings settings;

  CompatTokensController(
      NamedUsers namedUsers,
      FindOwnConnection findOwnConnection,
      ShowTokens showTokens,
      HandOverGrant handOverGrant,
      CompatSettings settings) {
    this.namedUsers = namedUsers;
    this.findOwnConnection = findOwnConnection;
    this.showTokens = showTokens;
    this.handOverGrant = handOverGrant;
    this.settings = settings;
  }

  /** Answers what the first deployments stored. */
  @GetMapping(
      path = "/tokens/{userId}",
      produces = {"application/json", "text/toon"})
  public Mono<ResponseEntity<FirstDeploymentTokens>> getAirtableTokens(
      @PathVariable("userId") @Size(min = 1, max = 255) String userId,
      @RequestParam(name = "include", required = false) @Pattern(regexp = "refresh_token")
          @Nullable String include,
      ServerWebExchange exchange) {
    return namedUsers
        .find(exchange, userId)
        .flatMap(user -> tokens(user, include != null))
        .map(shown ->
            ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer(userId, shown)));
  }

  private Mono<Shown> tokens(Principal user, boolean withRefreshToken) {
    return findOwnConnection
        .find(user, Airtable.SLUG, settings.baseId())
        .flatMap(
            id -> withRefreshToken ? handOverGrant.handOver(user, id) : showTokens.show(user, id));
  }

  private FirstDeploymentTokens answer(String userId, Shown shown) {
    return new FirstDeploymentTokens()
        .userId(userId)
        .accessToken(text(shown.accessToken()))
        .refreshToken(text(shown.refreshToken()))
        .baseId(shown.target() == null ? settings.baseId() : shown.target())
        .scopes(shown.scopes().names())
        .provider(FirstDeploymentTokens.ProviderEnum.AIRTABLE_OAUTH)
        .expiresAt(shown.expiresAt());
  }

  private static @Nullable String text(@Nullable Secret secret) {
    return secret == null ? null : secret.reveal();
  }
}
