package dev.enlace.application.port.in.session;

import dev.enlace.domain.principal.Origin;
import java.util.List;
import reactor.core.publisher.Mono;

/** Finds out who asks by a session of the panel. */
public interface AdmitPanelSession {
  /**
   * Never empty. Fails with {@code Unauthenticated} where the session is unknown, has ended, or its
   * key is not valid any more; {@code ValidationFailed} naming {@code Enlace-User} where that was
   * sent, since a session acts for nobody else.
   */
  Mono<PanelSession> admit(Query query);

  /**
   * What was presented.
   *
   * @param presented what the browser holds
   * @param actAs every value of the header {@code Enlace-User}
   */
  record Query(String presented, List<String> actAs, Origin origin) {
    @Override
    public String toString() {
      return "Query[" + origin + "]";
    }
  }
}
