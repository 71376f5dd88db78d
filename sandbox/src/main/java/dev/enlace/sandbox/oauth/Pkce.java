package dev.enlace.sandbox.oauth;

import dev.enlace.sandbox.quirks.PkceQuirks;
import dev.enlace.sandbox.quirks.PkceQuirks.Use;
import dev.enlace.sandbox.quirks.Quirks;

/** Whether PKCE counts for a client: some providers have it only where the client opted in. */
public final class Pkce {
  private Pkce() {}

  public static Use use(Quirks quirks, Client client) {
    PkceQuirks pkce = quirks.authorize().pkce();
    String feature = pkce.feature();
    return feature == null || client.features().contains(feature)
        ? pkce.use()
        : pkce.withoutFeature();
  }
}
