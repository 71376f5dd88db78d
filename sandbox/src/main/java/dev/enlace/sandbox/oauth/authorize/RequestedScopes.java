package dev.enlace.sandbox.oauth.authorize;

import dev.enlace.sandbox.http.Params;
import dev.enlace.sandbox.oauth.authorize.AuthorizationRefusal.ToClient;
import dev.enlace.sandbox.quirks.ScopeQuirks;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The scopes of an authorization request, held against what the provider knows. */
record RequestedScopes(List<String> scopes, List<String> userScopes) {

  static RequestedScopes read(ScopeQuirks quirks, Params query) {
    List<String> scopes = split(quirks, query.get("scope").orElse(""));
    String userParameter = quirks.userParameter();
    List<String> own =
        userParameter == null ? List.of() : split(quirks, query.get(userParameter).orElse(""));
    if (quirks.allIfNone() && scopes.isEmpty() && own.isEmpty()) {
      return new RequestedScopes(quirks.known(), List.of());
    }
    if (quirks.required() && scopes.isEmpty() && own.isEmpty()) {
      throw new ToClient("invalid_scope", "at least one scope is required");
    }
    return new RequestedScopes(checked(quirks, scopes), checked(quirks, own));
  }

  private static List<String> split(ScopeQuirks quirks, String text) {
    return Stream.of(text.split(Pattern.quote(quirks.separator()), -1))
        .filter(scope -> !scope.isEmpty())
        .toList();
  }

  private static List<String> checked(ScopeQuirks quirks, List<String> asked) {
    Set<String> unknown = new TreeSet<>(asked);
    unknown.removeAll(quirks.known());
    if (!unknown.isEmpty() && !quirks.ignoreUnknown()) {
      throw new ToClient("invalid_scope", "unknown scope");
    }
    if (quirks.refuseDuplicates() && asked.stream().distinct().count() < asked.size()) {
      throw new ToClient("invalid_scope", "a scope stands twice");
    }
    return asked.stream().distinct().filter(quirks.known()::contains).toList();
  }
}
