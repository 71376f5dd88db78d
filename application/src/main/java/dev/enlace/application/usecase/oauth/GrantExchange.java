package dev.enlace.application.usecase.oauth;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.port.out.oauth.AccountProbe;
import dev.enlace.application.port.out.oauth.OAuthAttempts.Stored;
import dev.enlace.application.port.out.oauth.TokenEndpoint;
import dev.enlace.application.port.out.oauth.TokenEndpoint.Code;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.PkceVerifier;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Turns a code into tokens and asks whose they are. */
public final class GrantExchange {
  private static final Logger LOG = LoggerFactory.getLogger(GrantExchange.class);

  private final TokenEndpoint tokens;
  private final AccountProbe probe;
  private final ProviderAddress address;

  /** With those means. */
  public GrantExchange(TokenEndpoint tokens, AccountProbe probe, ProviderAddress address) {
    this.tokens = tokens;
    this.probe = probe;
    this.address = address;
  }

  Mono<NewGrant> exchange(
      Stored spent, OAuthEntry entry, ConfiguredProvider provider, Secret code) {
    return address
        .open(spent)
        .flatMap(verifier -> tokens.exchange(provider, code(spent, provider, verifier, code)))
        .flatMap(granted -> identified(spent, entry, provider, granted));
  }

  private static Code code(
      Stored spent, ConfiguredProvider provider, PkceVerifier verifier, Secret code) {
    boolean pkce = provider.definition().pkce().used();
    return new Code(code, spent.attempt().redirectUri(), pkce ? verifier : null);
  }

  private Mono<NewGrant> identified(
      Stored spent, OAuthEntry entry, ConfiguredProvider provider, TokenSet granted) {
    NewGrant unnamed =
        new NewGrant(
            spent.attempt(),
            entry,
            provider.definition().scopes(),
            granted,
            Optional.empty(),
            null);
    return probe
        .identify(provider, granted.accessToken())
        .map(unnamed::of)
        .onErrorResume(Failed.class, trouble -> silent(unnamed, trouble))
        .defaultIfEmpty(unnamed);
  }

  /**
   * The code is spent and the tokens are good: not to know their account is no reason to lose them.
   */
  private static Mono<NewGrant> silent(NewGrant unnamed, Failed trouble) {
    if (trouble.failure() instanceof ProviderUnavailable unavailable) {
      LOG.warn(
          "{} did not say whose account it is: {}", unavailable.provider(), unavailable.reason());
      return Mono.just(unnamed.because(unavailable));
    }
    return Mono.error(trouble);
  }
}
