package dev.enlace.application.port.in.connection;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Edits a connection. */
public interface UpdateConnection {
  /**
   * Never empty. Fails with {@code ConnectionNotFound}, {@code Forbidden}, {@code VersionConflict},
   * {@code InvalidConfiguration}, {@code VerificationFailed}, {@code ValidationFailed}.
   */
  Mono<VisibleConnection> update(Command command);

  /**
   * What to change; null leaves it.
   *
   * @param expected the version that was read
   * @param config fields to change; one that is null is taken away; those not named stay, secrets
   *     too, save where a field that decides their destination changes
   * @param verify whether to try changed credentials first
   */
  record Command(
      Principal principal,
      ConnectionId id,
      Version expected,
      @Nullable String label,
      @Nullable Visibility visibility,
      @Nullable Map<String, ? extends @Nullable Object> config,
      boolean verify) {
    @Override
    public String toString() {
      return "UpdateConnection[" + id + "]";
    }
  }
}
