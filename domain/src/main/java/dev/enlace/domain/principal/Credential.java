package dev.enlace.domain.principal;

import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.secret.SecretHash;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By what somebody shows with a request who they are. */
public sealed interface Credential {
  /** An API key itself, with every request. */
  record Key() implements Credential {}

  /**
   * A session of the panel, which somebody began with the key.
   *
   * @param hash of what the browser holds
   */
  record Panel(SessionId session, SecretHash hash) implements Credential {}

  /**
   * The session of a person who has opened a connect link, which the key's holder has made for a
   * user.
   *
   * @param hash of what the browser holds
   * @param entries what may be connected; empty: everything
   * @param made ids of the connections that it has made, and of which alone it may know
   * @param label what to call what is connected where the person does not say; null: as usual
   */
  record Connect(
      SessionId session, SecretHash hash, Set<Slug> entries, Set<UUID> made, @Nullable String label)
      implements Credential {
    public Connect {
      entries = Set.copyOf(entries);
      made = Set.copyOf(made);
    }
  }
}
