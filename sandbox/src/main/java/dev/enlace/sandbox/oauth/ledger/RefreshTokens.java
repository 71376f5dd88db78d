package dev.enlace.sandbox.oauth.ledger;

import dev.enlace.sandbox.oauth.Client;
import dev.enlace.sandbox.oauth.Secrets;
import dev.enlace.sandbox.quirks.Quirks;
import dev.enlace.sandbox.quirks.RefreshQuirks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The refresh tokens of one provider, oldest first; used ones are kept to know them again. */
final class RefreshTokens {
  private final Quirks provider;
  private final RefreshQuirks quirks;
  private final Map<String, IssuedToken> tokens = new LinkedHashMap<>();

  /** What became of an attempt to use one. */
  sealed interface Use {}

  /** It was good; {@code successor} goes into the answer, if anything does. */
  record Used(Grant grant, @Nullable IssuedToken successor) implements Use {}

  /** It was used a moment ago. */
  record Duplicate() implements Use {}

  /** It was used long ago. */
  record Reused(Grant grant) implements Use {}

  /** Unknown, expired, revoked or somebody else's. */
  record Dead() implements Use {}

  RefreshTokens(Quirks provider) {
    this.provider = provider;
    this.quirks = provider.refresh();
  }

  IssuedToken issue(Grant grant, Instant now) {
    dropOldestOf(grant);
    String value = Secrets.random("sandbox-" + provider.provider() + "-refresh-");
    IssuedToken token = new IssuedToken(value, grant, grant.scopes(), expiry(now), null);
    tokens.put(value, token);
    return token;
  }

  Use use(String value, Client client, Instant now) {
    IssuedToken token = tokens.get(value);
    if (token == null || token.expired(now) || !token.grant().client().id().equals(client.id())) {
      return new Dead();
    }
    if (token.used() != null && !now.isBefore(token.used().plusSeconds(quirks.reuseSeconds()))) {
      return now.isBefore(token.used().plusSeconds(quirks.duplicateSeconds()))
          ? new Duplicate()
          : new Reused(token.grant());
    }
    return new Used(token.grant(), successor(token, now));
  }

  Optional<IssuedToken> find(String value, Instant now) {
    return Optional.ofNullable(tokens.get(value))
        .filter(token -> token.used() == null && !token.expired(now));
  }

  boolean any(Predicate<IssuedToken> wanted) {
    return tokens.values().stream().anyMatch(wanted);
  }

  int remove(Predicate<IssuedToken> dead) {
    int before = tokens.size();
    tokens.values().removeIf(dead);
    return before - tokens.size();
  }

  private @Nullable IssuedToken successor(IssuedToken token, Instant now) {
    String rotation = quirks.rotationFeature();
    boolean rotates = rotation != null && token.grant().client().features().contains(rotation);
    return switch (rotates ? RefreshQuirks.OnUse.ROTATE : quirks.onUse()) {
      case ROTATE -> {
        if (token.used() == null) {
          tokens.put(token.value(), token.usedAt(now));
        }
        yield issue(token.grant(), now);
      }
      case ADD -> issue(token.grant(), now);
      case REPEAT -> slide(token, now);
      case OMIT -> {
        slide(token, now);
        yield null;
      }
    };
  }

  private IssuedToken slide(IssuedToken token, Instant now) {
    IssuedToken longer = token.expiringAt(expiry(now));
    tokens.put(token.value(), longer);
    return longer;
  }

  private void dropOldestOf(Grant grant) {
    Integer most = quirks.perAccount();
    if (most == null) {
      return;
    }
    List<String> same =
        tokens.values().stream()
            .filter(token -> token.grant().person().equals(grant.person()))
            .filter(token -> token.grant().client().id().equals(grant.client().id()))
            .map(IssuedToken::value)
            .toList();
    same.stream().limit(Math.max(0, same.size() - most + 1)).forEach(tokens::remove);
  }

  private @Nullable Instant expiry(Instant now) {
    return quirks.seconds() == null ? null : now.plusSeconds(quirks.seconds());
  }
}
