package dev.enlace.application.port.in.oauth;

import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.limit.Quotas;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Begins a walk to a provider. */
public interface StartOAuth {
  /**
   * Never empty. Fails with {@code RateLimited}, {@code CatalogEntryNotFound}, {@code
   * OAuthNotSupported}, {@code ProviderNotConfigured}, {@code ValidationFailed}, {@code
   * InvalidConfiguration}.
   */
  Mono<Started> start(Command command);

  /**
   * What to connect, for whom.
   *
   * @param label null: what the connect link says, else the account's name, else the entry's
   * @param scopes null: the entry's defaults
   * @param successUrl where the person goes in the end; null: Enlace's own page. By a session only
   *     the page that it is one of
   * @param askFirst whether a page of Enlace asks the person first, and binds the browser in which
   *     it is answered; not by a session of the panel
   * @param target what the connection is to be used for, by the provider's own id; null: nothing in
   *     particular
   * @param config what is to be set on the connection from its beginning, by the fields of the
   *     entry's settings; null: nothing
   */
  record Command(
      Principal principal,
      CatalogEntryId entry,
      @Nullable String label,
      Visibility visibility,
      @Nullable List<String> scopes,
      @Nullable String successUrl,
      boolean askFirst,
      @Nullable String target,
      @Nullable Map<String, ? extends @Nullable Object> config) {
    /** For nothing in particular, and with nothing set. */
    public Command(
        Principal principal,
        CatalogEntryId entry,
        @Nullable String label,
        Visibility visibility,
        @Nullable List<String> scopes,
        @Nullable String successUrl,
        boolean askFirst) {
      this(principal, entry, label, visibility, scopes, successUrl, askFirst, null, null);
    }

    @Override
    public String toString() {
      return "StartOAuth[" + entry + "]";
    }
  }

  /**
   * Where to send the person.
   *
   * @param attempt the handle to ask how far it has come
   * @param browser what binds the browser that started it; null where it was started by a key or
   *     the person is asked first, and the page behind {@code authUrl} binds the person's, if any
   *     has to be bound
   */
  record Started(
      URI authUrl,
      String state,
      AttemptId attempt,
      Instant expiresAt,
      Quotas quotas,
      @Nullable Secret browser) {
    @Override
    public String toString() {
      return "Started[" + attempt + "]";
    }
  }
}
