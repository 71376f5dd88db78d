package dev.enlace.application.usecase.oauth;

import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.domain.workspace.Workspace;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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

  /**
   * Whether what somebody starts so must be confirmed: not by a person who starts it in the panel,
   * whose browser is the one that comes back; but by somebody who may have been sent another's
   * connect link.
   */
  boolean confirms(Workspace workspace, Credential credential) {
    return switch (credential) {
      case Credential.Key _, Credential.Connect _ -> confirms(workspace);
      case Credential.Panel _ -> false;
    };
  }

  /** Where a person comes back to who starts by a session; null: where the starter says. */
  @Nullable String home(Credential credential) {
    return switch (credential) {
      case Credential.Key _ -> null;
      case Credential.Panel _ -> publicUrl + "/";
      case Credential.Connect _ -> publicUrl + "/connect";
    };
  }

  private boolean confirms(Workspace workspace) {
    OAuthConfirmation chosen = workspace.oauthConfirmation();
    return (chosen == null ? confirmation : chosen) == OAuthConfirmation.REQUIRED;
  }

  /** The address of the page that asks a person first. */
  URI page(String ticket) {
    return URI.create(publicUrl + "/connections/oauth/authorize/" + ticket);
  }
}
