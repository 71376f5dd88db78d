package dev.enlace.application.port.in.access;

import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.util.List;
import reactor.core.publisher.Mono;

/** Finds out who asks. */
public interface Authenticate {
  /**
   * Never empty. Fails with {@code Unauthenticated} where the key is not valid, {@code
   * ValidationFailed} naming {@code Enlace-User} where it may not be sent.
   */
  Mono<Principal> authenticate(Query query);

  /**
   * What was presented.
   *
   * @param apiKey the bearer credential
   * @param actAs every value of the header {@code Enlace-User}
   */
  record Query(Secret apiKey, List<String> actAs, Origin origin) {}
}
