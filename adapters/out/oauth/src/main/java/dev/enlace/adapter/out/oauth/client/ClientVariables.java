package dev.enlace.adapter.out.oauth.client;

import dev.enlace.domain.oauth.OAuthClient;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scope;
import dev.enlace.domain.token.Scopes;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a client out of {@code <PREFIX>_CLIENT_ID}, {@code _CLIENT_SECRET}, {@code _REDIRECT_URI}
 * and {@code _SCOPES}. All of them come from the first prefix that has an id: mixing prefixes would
 * pair one client's id with another's secret.
 */
final class ClientVariables {
  private final Function<String, @Nullable String> variables;

  ClientVariables(Function<String, @Nullable String> variables) {
    this.variables = variables;
  }

  /** The prefix whose client id is set; empty if none is. */
  Optional<String> prefix(List<String> prefixes) {
    return prefixes.stream().filter(prefix -> value(prefix + "_CLIENT_ID") != null).findFirst();
  }

  /** The client; empty if the provider needs a secret and there is none. */
  Optional<OAuthClient> client(String prefix, ProviderDefinition provider, URI standardRedirect) {
    String id = value(prefix + "_CLIENT_ID");
    String secret = value(prefix + "_CLIENT_SECRET");
    if (id == null || (secret == null && provider.request().client().needsSecret())) {
      return Optional.empty();
    }
    return Optional.of(
        new OAuthClient(
            id,
            secret == null ? null : Secret.of(secret),
            redirectUri(prefix + "_REDIRECT_URI").orElse(standardRedirect),
            scopes(prefix + "_SCOPES")));
  }

  private Optional<URI> redirectUri(String variable) {
    String text = value(variable);
    if (text == null) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getRawFragment() == null) {
        return Optional.of(uri);
      }
    } catch (java.net.URISyntaxException e) {
      throw new IllegalArgumentException(variable + " must be a URL");
    }
    throw new IllegalArgumentException(variable + " must be an http(s) URL without a fragment");
  }

  private @Nullable Scopes scopes(String variable) {
    String text = value(variable);
    if (text == null) {
      return null;
    }
    List<String> names = Arrays.stream(text.split("[\\s,]+")).toList();
    if (!names.stream().allMatch(Scope::isScope)) {
      throw new IllegalArgumentException(variable + " must be scopes with spaces between them");
    }
    return Scopes.named(names);
  }

  private @Nullable String value(String variable) {
    String value = variables.apply(variable);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
