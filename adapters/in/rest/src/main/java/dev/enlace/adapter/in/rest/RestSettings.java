package dev.enlace.adapter.in.rest;

import dev.enlace.domain.workspace.OAuthConfirmation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this adapter has to be told by whoever starts it.
 *
 * @param publicUrl the address that people and providers use, without a path
 * @param knownHosts host names, without port, that requests may name besides that of {@code
 *     publicUrl}: those of the loopback where only that is listened on
 * @param trustedProxies networks whose {@code X-Forwarded-*} headers count
 * @param callbackAliases paths of explicit redirect URIs and the provider that each belongs to,
 *     empty where several share a path
 * @param anonymousPerMinute how many requests without a valid key one address may make in a minute;
 *     for IPv6 one /64
 * @param oauthConfirmation what holds for workspaces that have not chosen
 * @param sandbox where the sandbox stands in for providers; null: nowhere
 */
public record RestSettings(
    URI publicUrl,
    Set<String> knownHosts,
    List<Network> trustedProxies,
    Map<String, String> callbackAliases,
    int anonymousPerMinute,
    OAuthConfirmation oauthConfirmation,
    @Nullable URI sandbox) {
  /** Enough for a browser behind a shared address, too little to be a nuisance. */
  public static final int ANONYMOUS_PER_MINUTE = 300;

  public RestSettings {
    Objects.requireNonNull(oauthConfirmation, "oauthConfirmation");
    if (publicUrl.getHost() == null || publicUrl.getScheme() == null) {
      throw new IllegalArgumentException("publicUrl must be absolute, with a host");
    }
    if (anonymousPerMinute < 1) {
      throw new IllegalArgumentException("anonymousPerMinute must be positive");
    }
    knownHosts = Set.copyOf(knownHosts);
    trustedProxies = List.copyOf(trustedProxies);
    callbackAliases = Map.copyOf(callbackAliases);
  }

  /** Whether people reach Enlace by TLS, so that cookies and HSTS may say so. */
  public boolean https() {
    return "https".equalsIgnoreCase(publicUrl.getScheme());
  }

  /**
   * Scheme, host and port of {@code publicUrl}, as a browser writes them in {@code Origin}: without
   * the scheme's own port.
   */
  public String origin() {
    int usual = https() ? 443 : 80;
    boolean plain = publicUrl.getPort() < 0 || publicUrl.getPort() == usual;
    String port = plain ? "" : ":" + publicUrl.getPort();
    return publicUrl.getScheme() + "://" + publicUrl.getHost() + port;
  }
}
