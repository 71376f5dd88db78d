package dev.enlace.application.port.in.oauth;

import dev.enlace.application.failure.Failure;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Ends a walk: the person is back from the provider, or the starter has brought the code. */
public interface CompleteOAuth {
  /**
   * Never empty. Fails with {@code InvalidState} where no walk of ours can be told to have failed;
   * any other trouble is an {@link Outcome}, since there is a person to be sent somewhere.
   */
  Mono<Outcome> complete(Command command);

  /**
   * What came back; everything may be missing or made up.
   *
   * @param provider the provider that the callback's path names; null: none
   * @param browser what the cookie holds
   * @param brought by somebody who is known; null: by the person's browser alone
   */
  record Command(
      @Nullable String state,
      @Nullable Secret code,
      @Nullable String error,
      @Nullable String iss,
      @Nullable String provider,
      @Nullable String browser,
      @Nullable Brought brought) {
    /** What the person's browser brought. */
    public Command(
        @Nullable String state,
        @Nullable Secret code,
        @Nullable String error,
        @Nullable String iss,
        @Nullable String provider,
        @Nullable String browser) {
      this(state, code, error, iss, provider, browser, null);
    }

    @Override
    public String toString() {
      return "CompleteOAuth";
    }
  }

  /**
   * Somebody has brought it who is known: for anybody but the starter's user there is no such walk.
   * By the key that started it no browser needs to be the right one, and nothing is left to
   * confirm: that the code came to whom the starter meant is what both are for.
   *
   * @param target what the connection is to be used for, where the start did not say; null: nothing
   */
  record Brought(Principal by, @Nullable String target) {}

  /** What came of it, and where the person goes; {@code successUrl} null: Enlace's own page. */
  sealed interface Outcome {
    /** Where the person goes; null: Enlace's own page. */
    @Nullable URI successUrl();

    /**
     * A connection stands.
     *
     * @param confirmation what the starter's backend has to post; null where none is asked
     * @param missing scopes that were asked for and not granted
     */
    record Connected(
        @Nullable URI successUrl,
        AttemptId attempt,
        ConnectionId connection,
        String entryName,
        @Nullable String accountLabel,
        Scopes missing,
        @Nullable Secret confirmation)
        implements Outcome {}

    /** Nothing came of it; the attempt is spent all the same. */
    record NotConnected(@Nullable URI successUrl, AttemptId attempt, Failure failure)
        implements Outcome {}
  }
}
