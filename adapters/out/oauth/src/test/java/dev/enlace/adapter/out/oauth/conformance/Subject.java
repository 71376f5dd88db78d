package dev.enlace.adapter.out.oauth.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.enlace.adapter.out.oauth.AuthorizationUrls;
import dev.enlace.adapter.out.oauth.HttpAccountProbe;
import dev.enlace.adapter.out.oauth.HttpGrantRevocation;
import dev.enlace.adapter.out.oauth.HttpTokenEndpoint;
import dev.enlace.adapter.out.oauth.Person;
import dev.enlace.adapter.out.oauth.http.HttpLimits;
import dev.enlace.adapter.out.oauth.http.ProviderHttp;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.port.out.oauth.AuthorizationEndpoint;
import dev.enlace.application.port.out.oauth.TokenEndpoint;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.OAuthClient;
import dev.enlace.domain.oauth.PkceVerifier;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.token.TokenSet;
import dev.enlace.sandbox.Sandbox;
import dev.enlace.sandbox.oauth.Client;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/**
 * A provider moved into the sandbox, with a client of ours there that has opted into everything.
 */
final class Subject {
  static final String STATE = "conformance-state.0123456789_ABCDEF";
  private static final URI REDIRECT =
      URI.create("http://127.0.0.1:8080/connections/oauth/callback/conformance");
  private static final String CLIENT = "conformance";
  private static final Secret SECRET = Secret.of("conformance-secret");
  private static final SecureRandom RANDOM = new SecureRandom();

  final ProviderDefinition definition;
  final Sandbox sandbox;
  private final ConfiguredProvider provider;
  private final ProviderHttp http;
  private final PkceVerifier verifier;

  private Subject(Sandbox sandbox, ConfiguredProvider provider, HttpLimits limits) {
    this.sandbox = sandbox;
    this.provider = provider;
    this.definition = provider.definition();
    this.http = new ProviderHttp(limits, Clock.systemUTC());
    byte[] random = new byte[PkceVerifier.RANDOM_BYTES];
    RANDOM.nextBytes(random);
    this.verifier = PkceVerifier.of(random);
  }

  static Subject of(Candidate candidate, Sandbox sandbox) {
    Set<String> features =
        Stream.of(candidate.quirks().refresh().feature())
            .flatMap(Stream::ofNullable)
            .collect(Collectors.toSet());
    sandbox.register(
        new Client(candidate.name(), CLIENT, SECRET.reveal(), List.of(), true, CLIENT, features));
    return new Subject(
        sandbox,
        new ConfiguredProvider(
            candidate.definition().relocated(url -> sandbox.locate(url.toString())),
            new OAuthClient(CLIENT, SECRET, REDIRECT, null)),
        HttpLimits.DEFAULT);
  }

  /** The same with another secret than the one that the provider knows. */
  Subject withWrongSecret() {
    OAuthClient wrong = new OAuthClient(CLIENT, Secret.of("conformance-wrong"), REDIRECT, null);
    return new Subject(sandbox, new ConfiguredProvider(definition, wrong), HttpLimits.DEFAULT);
  }

  /** The same without patience. */
  Subject impatient() {
    HttpLimits limits = new HttpLimits(Duration.ofSeconds(3), Duration.ofMillis(400), 64 * 1024, 8);
    return new Subject(sandbox, provider, limits);
  }

  /** What a person brings back who decides so. */
  Map<String, String> walk(String decision) {
    AuthorizationEndpoint.Request request =
        new AuthorizationEndpoint.Request(
            STATE, requested(), REDIRECT, definition.pkce().used() ? verifier.challenge() : null);
    return Person.answers(new AuthorizationUrls().address(provider, request), decision);
  }

  Scopes requested() {
    return Scopes.named(definition.scopes().requested(List.of()));
  }

  /** A code that has not been spent. */
  String code() {
    return requireNonNull(walk("decision=allow").get("code"), "the callback has no code");
  }

  /** A fresh grant. */
  TokenSet granted() {
    return exchange(code());
  }

  TokenSet exchange(String code) {
    TokenEndpoint.Code spent = new TokenEndpoint.Code(Secret.of(code), REDIRECT, verifier);
    return requireNonNull(endpoint().exchange(provider, spent).block());
  }

  TokenSet refresh(Secret refreshToken) {
    return requireNonNull(endpoint().refresh(provider, refreshToken).block());
  }

  /** Empty only where the provider's file names no way. */
  @Nullable Account identify(Secret accessToken) {
    return new HttpAccountProbe(http).identify(provider, accessToken).block();
  }

  UpstreamRevocation revoke(TokenSet tokens) {
    return requireNonNull(
        new HttpGrantRevocation(http)
            .revoke(provider, tokens.accessToken(), tokens.refreshToken())
            .block());
  }

  /** The trouble that a call ends in; anything but an expected failure is a bug. */
  static ProviderUnavailable trouble(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(Failed.class);
    return (ProviderUnavailable) ((Failed) thrown).failure();
  }

  private TokenEndpoint endpoint() {
    return new HttpTokenEndpoint(http, Clock.systemUTC());
  }
}
