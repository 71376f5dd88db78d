package dev.enlace.application.port.in.session;

import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.secret.Secret;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Begins a session of the panel. */
public interface SignIn {
  /** Never empty. Fails with {@code Unauthenticated}. */
  Mono<SignedIn> signIn(Command command);

  /**
   * What the person shows.
   *
   * @param former what the browser held until now, so that it is good for nothing afterwards; null:
   *     nothing
   */
  record Command(Secret apiKey, @Nullable String former, Origin origin) {
    @Override
    public String toString() {
      return "Command[" + origin + "]";
    }
  }

  /**
   * A new session.
   *
   * @param text for the browser to hold, and shown to nobody else
   */
  record SignedIn(Secret text, PanelSession session) {}
}
