package dev.enlace.application.port.in.connection;

import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes a connection out of what a form says. */
public interface CreateConnection {
  /**
   * Never empty. Fails with {@code CatalogEntryNotFound}, {@code InvalidConfiguration}, {@code
   * VerificationFailed}, {@code ValidationFailed}.
   */
  Mono<VisibleConnection> create(Command command);

  /**
   * What the form says.
   *
   * @param label null: what the connect link says, else the account's name, else the entry's
   * @param config by field name; holds secrets
   * @param verify whether to try the credentials first
   */
  record Command(
      Principal principal,
      CatalogEntryId entry,
      @Nullable String label,
      Visibility visibility,
      Map<String, ? extends @Nullable Object> config,
      boolean verify) {
    @Override
    public String toString() {
      return "CreateConnection[" + entry + "]";
    }
  }
}
