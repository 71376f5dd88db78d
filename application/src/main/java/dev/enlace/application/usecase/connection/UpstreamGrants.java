package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.failure.Failure.ProviderNotConfigured;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.oauth.GrantRevocation;
import dev.enlace.application.port.out.oauth.OAuthProviders;
import dev.enlace.application.port.out.oauth.TokenEndpoint;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.provider.call.ProviderCall;
import dev.enlace.domain.provider.call.Revocation;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Grants at providers, as far as a connection rests on one. */
public final class UpstreamGrants {
  private final CatalogLookup lookup;
  private final OAuthProviders providers;
  private final GrantRevocation revocation;
  private final Connections connections;
  private final TokenEndpoint endpoint;
  private final Clock clock;

  /** With those means. */
  public UpstreamGrants(
      CatalogLookup lookup,
      OAuthProviders providers,
      GrantRevocation revocation,
      Connections connections,
      TokenEndpoint endpoint,
      Clock clock) {
    this.lookup = lookup;
    this.providers = providers;
    this.revocation = revocation;
    this.connections = connections;
    this.endpoint = endpoint;
    this.clock = clock;
  }

  /** The provider behind a connection; empty if there is none or it is configured no more. */
  public Optional<ConfiguredProvider> provider(Connection connection) {
    return entry(connection).flatMap(providers::find);
  }

  /** Why a connection has no provider. */
  public Failure missing(Connection connection) {
    return entry(connection)
        .<Failure>map(entry ->
            new ProviderNotConfigured(entry.details().provider(), providers.variables(entry)))
        .orElseGet(() -> new CatalogEntryNotFound(connection.slug().value()));
  }

  private Optional<OAuthEntry> entry(Connection connection) {
    return lookup
        .known(connection.entry())
        .filter(OAuthEntry.class::isInstance)
        .map(OAuthEntry.class::cast);
  }

  /** Ends the grant of a connection that is gone, unless others rest on it. Never empty. */
  public Mono<UpstreamRevocation> end(Connection gone, Map<String, Secret> tokens) {
    if (!(gone.material() instanceof Material.OAuthGrant grant)) {
      return Mono.just(UpstreamRevocation.UNSUPPORTED);
    }
    Secret accessToken = tokens.get(Material.ACCESS_TOKEN);
    if (accessToken == null) {
      return Mono.just(UpstreamRevocation.FAILED);
    }
    TokenSet held =
        new TokenSet(
            accessToken,
            tokens.get(Material.REFRESH_TOKEN),
            grant.tokenType(),
            grant.expiresAt(),
            null,
            null);
    return Mono.justOrEmpty(provider(gone))
        .flatMap(provider ->
            isShared(gone, provider)
                .flatMap(shared ->
                    shared ? Mono.just(UpstreamRevocation.KEPT_SHARED) : revoke(provider, held)))
        .defaultIfEmpty(UpstreamRevocation.FAILED);
  }

  /** Where only an access token ends a grant, it has to be one that works. */
  private Mono<UpstreamRevocation> revoke(ConfiguredProvider provider, TokenSet held) {
    Revocation way = provider.definition().revocation();
    Instant end = held.expiresAt();
    boolean works = end == null || end.isAfter(clock.instant());
    Secret refreshToken = held.refreshToken();
    if (works
        || refreshToken == null
        || way == null
        || way.call().token() != ProviderCall.Token.ACCESS) {
      return revocation.revoke(provider, held.accessToken(), refreshToken);
    }
    return endpoint
        .refresh(provider, refreshToken)
        .flatMap(
            renewed -> revocation.revoke(provider, renewed.accessToken(), renewed.refreshToken()))
        .onErrorReturn(Failed.class, UpstreamRevocation.FAILED);
  }

  private Mono<Boolean> isShared(Connection gone, ConfiguredProvider provider) {
    Account account = gone.account();
    if (!revocation.endsWholeAccount(provider)) {
      return Mono.just(false);
    }
    if (account == null) {
      // whose grant it is nobody knows: ending it could end those of other connections
      return Mono.just(true);
    }
    return connections
        .othersOn(account, provider.definition().id(), gone.id())
        .map(others -> others > 0);
  }
}
