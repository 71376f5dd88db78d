package dev.enlace.application.port.in.airtable;

import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.secret.Secret;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Makes one call with a token that whoever asks has brought along. It is used for that call and
 * kept nowhere; nobody is known who could be noted.
 */
public interface CallAirtableByToken {
  /**
   * What Airtable answers, in its own shape. Never empty; fails with {@code UpstreamRefused} and
   * the status 401 where Airtable does not take the token.
   */
  Mono<Map<String, Object>> call(Secret token, AirtableCall call);
}
