package dev.enlace.adapter.out.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.catalog.YamlCatalog;
import dev.enlace.adapter.out.oauth.client.ClientSettings;
import dev.enlace.adapter.out.oauth.client.EnvironmentOAuthProviders;
import dev.enlace.adapter.out.oauth.http.HttpLimits;
import dev.enlace.adapter.out.oauth.http.ProviderHttp;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.port.out.oauth.AuthorizationEndpoint;
import dev.enlace.application.port.out.oauth.TokenEndpoint;
import dev.enlace.domain.catalog.EntryDetails;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.OAuthClient;
import dev.enlace.domain.oauth.PkceVerifier;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.text.LocalizedText;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.token.TokenSet;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** Walks from the authorization address to tokens, as the use cases do, at a sandbox. */
final class SandboxWalk {
  static final String STATE = "sandbox-state.0123456789_ABCDEF";
  private static final YamlCatalog CATALOG = YamlCatalog.load(Path.of("no-such-directory"));
  private static final SecureRandom RANDOM = new SecureRandom();

  final ConfiguredProvider provider;
  final ProviderHttp http;
  final TokenEndpoint tokens;
  final PkceVerifier verifier = verifier();

  SandboxWalk(URI sandbox, String providerId) {
    this(sandbox, providerId, HttpLimits.DEFAULT);
  }

  SandboxWalk(URI sandbox, String providerId, HttpLimits limits) {
    this(standIn(sandbox, providerId), limits);
  }

  private SandboxWalk(ConfiguredProvider provider, HttpLimits limits) {
    this.provider = provider;
    http = new ProviderHttp(limits, Clock.systemUTC());
    tokens = new HttpTokenEndpoint(http, Clock.systemUTC());
  }

  /** The same walk with another client. */
  SandboxWalk as(String client, @Nullable Secret secret) {
    OAuthClient other = new OAuthClient(client, secret, redirectUri(), null);
    return new SandboxWalk(
        new ConfiguredProvider(provider.definition(), other), HttpLimits.DEFAULT);
  }

  URI authUrl(List<String> chosen) {
    boolean pkce = provider.definition().pkce().used();
    return new AuthorizationUrls()
        .address(
            provider,
            new AuthorizationEndpoint.Request(
                STATE, requested(chosen), redirectUri(), pkce ? verifier.challenge() : null));
  }

  Scopes requested(List<String> chosen) {
    return Scopes.named(provider.definition().scopes().requested(chosen));
  }

  TokenSet exchange(Map<String, String> callback) {
    String code = Objects.requireNonNull(callback.get("code"), "the callback has no code");
    TokenEndpoint.Code spent = new TokenEndpoint.Code(Secret.of(code), redirectUri(), verifier);
    return Objects.requireNonNull(tokens.exchange(provider, spent).block());
  }

  /** The trouble that an exchange ends in. */
  Failure.ProviderUnavailable refusal() {
    return refusal(Map.of("code", "sandbox-code"));
  }

  Failure.ProviderUnavailable refusal(Map<String, String> callback) {
    Throwable thrown = Assertions.catchThrowable(() -> exchange(callback));
    assertThat(thrown).isInstanceOf(Failed.class).hasNoCause();
    return (Failure.ProviderUnavailable) ((Failed) thrown).failure();
  }

  URI redirectUri() {
    return provider.client().redirectUri();
  }

  private static ConfiguredProvider standIn(URI sandbox, String providerId) {
    OAuthEntry entry = entry(providerId);
    ClientSettings settings =
        new ClientSettings(_ -> null, URI.create("http://127.0.0.1:8080"), sandbox);
    return new EnvironmentOAuthProviders(List.of(entry), CATALOG::provider, settings)
        .find(entry)
        .orElseThrow();
  }

  private static PkceVerifier verifier() {
    byte[] random = new byte[PkceVerifier.RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return PkceVerifier.of(random);
  }

  private static OAuthEntry entry(String provider) {
    LocalizedText description = LocalizedText.same(provider);
    return new OAuthEntry(
        new EntryDetails(
            new Slug(provider),
            new ProviderId(provider),
            provider,
            description,
            "test",
            null,
            true,
            ""),
        List.of(),
        List.of("TEST"),
        Map.of());
  }
}
