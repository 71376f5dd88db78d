package dev.enlace.sandbox.quirks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one provider's OAuth behaves, where RFC 6749 leaves a choice and where the provider leaves
 * the RFC.
 *
 * @param documentation the provider's page that this was written from
 * @param issuer what stands in {@code iss}, for providers that send one; an upstream URL
 * @param jwks the path under which the keys of id_tokens are published; null without id_tokens
 */
public record Quirks(
    String provider,
    String name,
    String documentation,
    @Nullable String issuer,
    @Nullable String jwks,
    AuthorizeQuirks authorize,
    ScopeQuirks scopes,
    TokenQuirks token,
    RefreshQuirks refresh,
    ErrorQuirks errors,
    List<ResourceQuirks> resources,
    List<RevokeQuirks> revocations) {

  public Quirks {
    scopes = scopes == null ? ScopeQuirks.none() : scopes;
    refresh = refresh == null ? RefreshQuirks.never() : refresh;
    errors = errors == null ? ErrorQuirks.plain() : errors;
    resources = resources == null ? List.of() : List.copyOf(resources);
    revocations = revocations == null ? List.of() : List.copyOf(revocations);
  }
}
