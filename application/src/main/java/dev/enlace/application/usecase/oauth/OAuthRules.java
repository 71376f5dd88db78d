package dev.enlace.application.usecase.oauth;

import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.domain.workspace.Workspace;
import java.net.URI;
import java.time.Duration;

/**
 * What the installation decides about walks.
 *
 * @param publicUrl where people reach Enlace, without a trailing slash
 * @param confirmation where a workspace does not say
 * @param lifetime how long a walk may take
 * @param startsPerUser starts a minute of one user, or of a key that acts for nobody
 * @param startsPerKey starts a minute of one key for all its users, so that users who are made up
 *     buy nothing
 */
public record OAuthRules(
    URI publicUrl,
    OAuthConfirmation confirmation,
    Duration lifetime,
    long startsPerUser,
    long startsPerKey) {
  /** How long a walk may take. */
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  /** Starts a minute of one user. */
  public static final long STARTS_PER_USER = 10;

  /** Starts a minute of one key. */
  public static final long STARTS_PER_KEY = 60;

  /** Whether connections of a workspace must be confirmed. */
  boolean confirms(Workspace workspace) {
    OAuthConfirmation chosen = workspace.oauthConfirmation();
    return (chosen == null ? confirmation : chosen) == OAuthConfirmation.REQUIRED;
  }

  /** The address of the page that asks a person first. */
  URI page(String ticket) {
    return URI.create(publicUrl + "/connections/oauth/authorize/" + ticket);
  }
}
