package dev.enlace.adapter.out.oauth;

import dev.enlace.adapter.out.oauth.answer.Refusals;
import dev.enlace.adapter.out.oauth.http.ProviderAnswer;
import dev.enlace.adapter.out.oauth.http.ProviderHttp;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.port.out.oauth.GrantRevocation;
import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.call.ProviderCall;
import dev.enlace.domain.provider.call.Revocation;
import dev.enlace.domain.secret.Secret;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes a grant back by the call that the provider's definition names (often RFC 7009). */
public final class HttpGrantRevocation implements GrantRevocation {
  private final ProviderHttp http;

  public HttpGrantRevocation(ProviderHttp http) {
    this.http = http;
  }

  @Override
  public boolean endsWholeAccount(ConfiguredProvider provider) {
    Revocation revocation = provider.definition().revocation();
    return revocation != null && revocation.radius() == Revocation.BlastRadius.ACCOUNT_PROJECT;
  }

  @Override
  public Mono<UpstreamRevocation> revoke(
      ConfiguredProvider provider, Secret accessToken, @Nullable Secret refreshToken) {
    ProviderDefinition definition = provider.definition();
    Revocation revocation = definition.revocation();
    if (revocation == null) {
      return Mono.just(UpstreamRevocation.UNSUPPORTED);
    }
    ProviderCall call = revocation.call();
    Secret token = token(call, accessToken, refreshToken);
    return Mono.defer(
            () -> http.send(definition.id(), TokenCalls.request(call, provider.client(), token)))
        .map(answer -> outcome(definition, answer))
        .onErrorReturn(Failed.class, UpstreamRevocation.FAILED);
  }

  private static Secret token(ProviderCall call, Secret access, @Nullable Secret refresh) {
    return call.token() == ProviderCall.Token.REFRESH && refresh != null ? refresh : access;
  }

  /** That the provider no longer knows a token says nothing about the grant that it was for. */
  private static UpstreamRevocation outcome(ProviderDefinition definition, ProviderAnswer answer) {
    return Refusals.accepted(definition, answer)
        ? UpstreamRevocation.REVOKED
        : UpstreamRevocation.FAILED;
  }
}
