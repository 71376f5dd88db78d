package dev.enlace.adapter.in.rest.compat;

import dev.enlace.adapter.in.rest.access.Unserved;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Leaves the endpoints of the first deployments out where nobody has asked for them. */
@Component
final class FirstDeployments implements Unserved {
  private static final Set<String> ALL =
      Set.of("authorizeAirtable", "completeAirtable", "getAirtableTokens", "listRecordsOfBase");

  private final boolean served;

  FirstDeployments(CompatSettings settings) {
    this.served = settings.enabled();
  }

  @Override
  public Set<String> operations() {
    return served ? Set.of() : ALL;
  }
}
