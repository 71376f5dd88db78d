package dev.enlace.application.usecase.oauth;

import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SecretBox;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.application.port.out.crypto.Signatures;
import dev.enlace.application.port.out.oauth.AuthorizationEndpoint;
import dev.enlace.application.port.out.oauth.AuthorizationEndpoint.Request;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.oauth.PkceVerifier;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Where a person consents, and the verifier that only this attempt knows. */
public final class ProviderAddress {
  private final AuthorizationEndpoint endpoint;
  private final Signatures signatures;
  private final SecretBox box;

  /** With those means. */
  public ProviderAddress(AuthorizationEndpoint endpoint, Signatures signatures, SecretBox box) {
    this.endpoint = endpoint;
    this.signatures = signatures;
    this.box = box;
  }

  /** The address at the provider. */
  URI of(OAuthAttempt attempt, ConfiguredProvider provider, PkceVerifier verifier) {
    String challenge = provider.definition().pkce().used() ? verifier.challenge() : null;
    return endpoint.address(
        provider,
        new Request(state(attempt), attempt.requested(), attempt.redirectUri(), challenge));
  }

  /** The state that travels along. */
  String state(OAuthAttempt attempt) {
    return signatures.sign(Signatures.Use.STATE, attempt.ref());
  }

  Mono<SealedSecrets> seal(OAuthAttempt attempt, PkceVerifier verifier) {
    return box.seal(place(attempt), Map.of(OAuthAttempts.VERIFIER, verifier.value()));
  }

  Mono<PkceVerifier> open(OAuthAttempts.Stored stored) {
    return box.open(place(stored.attempt()), stored.verifier()).map(ProviderAddress::verifier);
  }

  private static PkceVerifier verifier(Map<String, Secret> opened) {
    Secret verifier = opened.get(OAuthAttempts.VERIFIER);
    if (verifier == null) {
      throw new IllegalStateException("an attempt without a verifier");
    }
    return new PkceVerifier(verifier);
  }

  private static Place place(OAuthAttempt attempt) {
    return new Place(
        attempt.workspace(), KeyPurpose.STATE, OAuthAttempts.TABLE, attempt.id().value());
  }
}
