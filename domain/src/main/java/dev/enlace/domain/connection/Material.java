package dev.enlace.domain.connection;

import dev.enlace.domain.catalog.AuthType;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.token.Scopes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a connection is made of, without its secrets. */
public sealed interface Material {
  /** Name of the sealed access token. */
  String ACCESS_TOKEN = "access_token";

  /** Name of the sealed refresh token. */
  String REFRESH_TOKEN = "refresh_token";

  /** Which way it was made. */
  AuthType authType();

  /** Whom it may write to. */
  RecipientPolicy recipients();

  /**
   * What a provider granted.
   *
   * @param missing requested and not granted, aliases considered
   * @param expiresAt of the access token; null where the provider does not say
   * @param target what it is used for unless somebody says otherwise, by the provider's own id: an
   *     Airtable base; null: nothing in particular
   * @param settings what its owner has set on it, by the fields of its entry's settings; no secrets
   */
  record OAuthGrant(
      Scopes requested,
      Scopes granted,
      Scopes missing,
      String tokenType,
      @Nullable Instant expiresAt,
      @Nullable String target,
      FormValues settings)
      implements Material {
    public OAuthGrant {
      requireOpen(settings);
    }

    /** One that is for nothing in particular, and on which nothing is set. */
    public OAuthGrant(
        Scopes requested,
        Scopes granted,
        Scopes missing,
        String tokenType,
        @Nullable Instant expiresAt) {
      this(requested, granted, missing, tokenType, expiresAt, null, FormValues.NONE);
    }

    @Override
    public AuthType authType() {
      return AuthType.OAUTH;
    }

    @Override
    public RecipientPolicy recipients() {
      return RecipientPolicy.of(settings);
    }

    /**
     * What a refresh answered, in place of what was there.
     *
     * @param named the scopes of the answer; null where it names none, which means: the same
     * @param absent those of the requested ones that are not among them
     */
    public OAuthGrant refreshed(
        @Nullable Scopes named, Scopes absent, String type, @Nullable Instant until) {
      return named == null
          ? new OAuthGrant(requested, granted, missing, type, until, target, settings)
          : new OAuthGrant(requested, named, absent, type, until, target, settings);
    }

    /** The same grant, whose access token works until then. */
    public OAuthGrant until(@Nullable Instant until) {
      return new OAuthGrant(requested, granted, missing, tokenType, until, target, settings);
    }

    /** The same grant for that, and with that set on it. */
    OAuthGrant keeping(@Nullable String aim, FormValues set) {
      return new OAuthGrant(requested, granted, missing, tokenType, expiresAt, aim, set);
    }

    /** The same grant with that set on it. */
    public OAuthGrant setTo(FormValues set) {
      return keeping(target, set);
    }

    /** How long the access token still works; null where the provider does not say. */
    public @Nullable Duration validity(Instant now) {
      return expiresAt == null ? null : Duration.between(now, expiresAt);
    }

    /** Whether the access token has run out, as far as the provider said. */
    public boolean hasExpired(Instant now) {
      return expiresAt != null && !expiresAt.isAfter(now);
    }
  }

  /**
   * What a form said.
   *
   * @param open values that are no secrets
   * @param secretsSet names of the secrets that are kept sealed
   */
  record Credentials(FormValues open, Set<String> secretsSet) implements Material {
    public Credentials {
      secretsSet = Set.copyOf(secretsSet);
      requireOpen(open);
    }

    @Override
    public AuthType authType() {
      return AuthType.CREDENTIALS;
    }

    @Override
    public RecipientPolicy recipients() {
      return RecipientPolicy.of(open);
    }
  }

  private static void requireOpen(FormValues values) {
    if (!values.secrets().isEmpty()) {
      throw new IllegalArgumentException("secrets are kept sealed");
    }
  }
}
