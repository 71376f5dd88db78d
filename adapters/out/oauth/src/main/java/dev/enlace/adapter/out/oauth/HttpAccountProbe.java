package dev.enlace.adapter.out.oauth;

import dev.enlace.adapter.out.oauth.answer.AccountReader;
import dev.enlace.adapter.out.oauth.http.ProviderHttp;
import dev.enlace.application.port.out.oauth.AccountProbe;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.call.IdentityProbe;
import dev.enlace.domain.secret.Secret;
import reactor.core.publisher.Mono;

/** Asks a provider whose token it is, by the call that its definition names. */
public final class HttpAccountProbe implements AccountProbe {
  private final ProviderHttp http;

  public HttpAccountProbe(ProviderHttp http) {
    this.http = http;
  }

  @Override
  public Mono<Account> identify(ConfiguredProvider provider, Secret accessToken) {
    ProviderDefinition definition = provider.definition();
    IdentityProbe probe = definition.identity();
    if (probe == null) {
      return Mono.empty();
    }
    return Mono.defer(() ->
            http.send(
                definition.id(), TokenCalls.request(probe.call(), provider.client(), accessToken)))
        .map(answer -> AccountReader.read(definition, probe, answer));
  }
}
