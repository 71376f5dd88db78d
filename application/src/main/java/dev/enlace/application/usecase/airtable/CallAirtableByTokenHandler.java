package dev.enlace.application.usecase.airtable;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.failure.Failure.ProviderNotConfigured;
import dev.enlace.application.failure.Failure.UpstreamRefused;
import dev.enlace.application.port.in.airtable.CallAirtableByToken;
import dev.enlace.application.port.out.oauth.OAuthProviders;
import dev.enlace.application.port.out.upstream.TokenRefused;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.secret.Secret;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Calls in the base's turns, in which all such callers together have those of one workspace. */
public final class CallAirtableByTokenHandler implements CallAirtableByToken {
  private static final Slug AIRTABLE = new Slug("airtable");

  private final CatalogLookup lookup;
  private final OAuthProviders providers;
  private final AirtableCalls calls;

  /** With those means. */
  public CallAirtableByTokenHandler(
      CatalogLookup lookup, OAuthProviders providers, AirtableCalls calls) {
    this.lookup = lookup;
    this.providers = providers;
    this.calls = calls;
  }

  @Override
  public Mono<Map<String, Object>> call(Secret token, AirtableCall call) {
    return Mono.fromSupplier(this::provider)
        .flatMap(provider ->
            calls
                .send(provider, token, call)
                .onErrorMap(TokenRefused.class, refused -> new Failed(notTaken(provider))));
  }

  private ConfiguredProvider provider() {
    OAuthEntry entry =
        lookup
            .offered(AIRTABLE)
            .filter(OAuthEntry.class::isInstance)
            .map(OAuthEntry.class::cast)
            .orElseThrow(() -> new Failed(new CatalogEntryNotFound(AIRTABLE.value())));
    return providers
        .find(entry)
        .orElseThrow(() ->
            new Failed(
                new ProviderNotConfigured(entry.details().provider(), providers.variables(entry))));
  }

  private static UpstreamRefused notTaken(ConfiguredProvider provider) {
    return new UpstreamRefused(
        provider.definition().id(), 401, "AUTHENTICATION_REQUIRED", null, false);
  }
}
