package dev.enlace.domain.provider.call;

import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/** How a grant is taken back at the provider, and what else dies with it. */
public record Revocation(ProviderCall call, BlastRadius radius) {
  /** What a revocation reaches. */
  public enum BlastRadius {
    /** This grant alone. */
    GRANT,
    /**
     * Every grant of the same account to any client of the same project, as Google does: to be kept
     * while another connection of that account lives.
     */
    ACCOUNT_PROJECT
  }

  public Revocation filled(Map<String, String> values) {
    return new Revocation(call.filled(values), radius);
  }

  public Revocation relocated(UnaryOperator<URI> elsewhere) {
    return new Revocation(call.relocated(elsewhere), radius);
  }
}
