package dev.enlace.application.port.out.upstream;

import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Airtable's Web API. Calls are sent once each; keeping to its limits is the caller's. */
public interface Airtable {
  /**
   * The JSON object that is answered, numbers as exact as they came. Never empty. Fails with {@link
   * TokenRefused}, with {@link CallsRefused}, with {@code UpstreamRefused} where Airtable says why
   * not, and with {@code ProviderUnavailable} where it does not.
   */
  Mono<Map<String, Object>> send(
      ProviderId provider, URI apiBase, Secret accessToken, AirtableCall call);
}
