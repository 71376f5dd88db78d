package dev.enlace.application.usecase.acting;

import dev.enlace.application.port.out.upstream.Asker;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a call to a provider's API needs.
 *
 * @param accessToken works now
 * @param apiBase where the API begins, without a slash at its end
 * @param renewable whether there can be another token in the place of this one
 */
public record Access(
    Connection connection,
    ConfiguredProvider provider,
    Secret accessToken,
    URI apiBase,
    boolean renewable) {
  /**
   * The provider's limits that apply to a call through this connection. Those of a {@code token} or
   * an {@code account} count per account, as far as the provider says whose it is.
   *
   * @param more what further scopes are about, such as {@code base}
   */
  public List<Meter> meters(Map<String, String> more) {
    String whose = asker().account();
    Map<String, String> subjects = new HashMap<>(more);
    subjects.put("token", whose);
    subjects.put("account", whose);
    subjects.put("app", provider.client().id());
    return Meter.of(provider.definition(), subjects);
  }

  /** Who takes turns with others. */
  public Asker asker() {
    return Asker.of(connection);
  }
}
