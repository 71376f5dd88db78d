package dev.enlace.adapter.out.oauth.client;

import dev.enlace.domain.provider.ProviderId;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where our clients at providers come from.
 *
 * @param variables looks an environment variable up; null where it is not set
 * @param publicUrl where people reach Enlace, without a trailing slash
 * @param sandbox what stands in for providers without a client; null: nothing
 * @param played which providers the sandbox can stand in for: it knows no others
 */
public record ClientSettings(
    Function<String, @Nullable String> variables,
    URI publicUrl,
    @Nullable URI sandbox,
    Predicate<ProviderId> played) {
  /** With a sandbox that stands in for every provider. */
  public ClientSettings(
      Function<String, @Nullable String> variables, URI publicUrl, @Nullable URI sandbox) {
    this(variables, publicUrl, sandbox, _ -> true);
  }
}
