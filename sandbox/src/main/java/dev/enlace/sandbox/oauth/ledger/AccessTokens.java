package dev.enlace.sandbox.oauth.ledger;

import dev.enlace.sandbox.oauth.Secrets;
import dev.enlace.sandbox.quirks.Quirks;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The access tokens of one provider. */
final class AccessTokens {
  private final Quirks quirks;
  private final Map<String, IssuedToken> tokens = new HashMap<>();

  AccessTokens(Quirks quirks) {
    this.quirks = quirks;
  }

  IssuedToken issue(Grant grant, List<String> scopes, Instant now) {
    String value = Secrets.random("sandbox-" + quirks.provider() + "-access-");
    IssuedToken token = new IssuedToken(value, grant, scopes, expiry(grant, now), null);
    add(token);
    return token;
  }

  void add(IssuedToken token) {
    tokens.put(token.value(), token);
  }

  Optional<IssuedToken> find(String value, Instant now) {
    return Optional.ofNullable(tokens.get(value)).filter(token -> !token.expired(now));
  }

  int remove(Predicate<IssuedToken> dead) {
    int before = tokens.size();
    tokens.values().removeIf(dead);
    return before - tokens.size();
  }

  int expire(Predicate<IssuedToken> affected, Instant now) {
    List<IssuedToken> found = tokens.values().stream().filter(affected).toList();
    found.forEach(token -> add(token.expiringAt(now)));
    return found.size();
  }

  private @Nullable Instant expiry(Grant grant, Instant now) {
    Long seconds = quirks.token().accessSeconds();
    boolean endless = quirks.token().expiresOnlyWithRefresh() && !grant.refreshable();
    return seconds == null || endless ? null : now.plusSeconds(seconds);
  }
}
