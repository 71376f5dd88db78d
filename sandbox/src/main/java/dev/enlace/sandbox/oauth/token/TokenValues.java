package dev.enlace.sandbox.oauth.token;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Origin;
import dev.enlace.sandbox.oauth.ledger.IssuedToken;
import dev.enlace.sandbox.oauth.ledger.Tokens;
import dev.enlace.sandbox.people.Person;
import dev.enlace.sandbox.quirks.Quirks;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/** The values that a provider's answer templates may name. */
public final class TokenValues {
  private static final List<String> EMAIL_SCOPES =
      List.of("email", "https://www.googleapis.com/auth/userinfo.email");
  private static final List<String> PROFILE_SCOPES =
      List.of("profile", "https://www.googleapis.com/auth/userinfo.profile");

  private final Quirks quirks;
  private final Origin origin;
  private final Clock clock;
  private final IdTokens idTokens;

  public TokenValues(Quirks quirks, Origin origin, Clock clock, IdTokens idTokens) {
    this.quirks = quirks;
    this.origin = origin;
    this.clock = clock;
    this.idTokens = idTokens;
  }

  /** What a token answer may say. */
  public Map<String, JsonNode> of(Tokens tokens) {
    Map<String, JsonNode> values = of(tokens.access());
    IssuedToken user = tokens.user();
    boolean onlyUser = user != null && tokens.grant().scopes().isEmpty();
    if (!onlyUser) {
      put(values, "access_token", tokens.access().value());
    }
    if (user != null) {
      put(values, "user_access_token", user.value());
      put(values, "user_scope", scopes(user.scopes()));
      put(values, "user_token_type", "user");
    }
    main(values, onlyUser && user != null ? user : tokens.access(), onlyUser ? "user" : "bot");
    if (tokens.refresh() != null) {
      String name = onlyUser ? "user_refresh_token" : "refresh_token";
      put(values, name, tokens.refresh().value());
      put(values, "main_refresh_token", tokens.refresh().value());
      seconds(values, "refresh_expires_in", tokens.refresh().expires());
      seconds(values, onlyUser ? "user_expires_in" : "bot_expires_in", tokens.access().expires());
    }
    String issuer = quirks.issuer();
    if (issuer != null && tokens.grant().scopes().contains("openid")) {
      put(values, "id_token", idTokens.of(tokens.grant(), origin.of(issuer)));
    }
    return values;
  }

  /** What an answer about a token, or what it opens, may say. */
  public Map<String, JsonNode> of(IssuedToken token) {
    Map<String, JsonNode> values = new HashMap<>();
    put(values, "base", origin.base());
    put(values, "client_id", token.grant().client().id());
    put(values, "scope", scopes(token.scopes()));
    values.put("scopes", Json.tree(token.scopes()));
    put(values, "now_ms", Long.toString(clock.millis()));
    put(values, "now", clock.instant().toString());
    seconds(values, "expires_in", token.expires());
    person(values, token.grant().person());
    if (token.scopes().stream().anyMatch(PROFILE_SCOPES::contains)) {
      put(values, "account.name_if_granted", token.grant().person().name());
    }
    if (token.scopes().stream().anyMatch(EMAIL_SCOPES::contains)) {
      put(values, "account.email_if_granted", token.grant().person().email());
      values.put("account.email_verified_if_granted", BooleanNode.TRUE);
    }
    return values;
  }

  /** The one token that is refreshed, where an answer may hold two. */
  private void main(Map<String, JsonNode> values, IssuedToken token, String type) {
    put(values, "main_access_token", token.value());
    put(values, "main_scope", scopes(token.scopes()));
    put(values, "main_token_type", type);
  }

  private void person(Map<String, JsonNode> values, Person person) {
    put(values, "account.key", person.key());
    put(values, "account.name", person.name());
    put(values, "account.email", person.email());
    put(values, "account.subject", person.subject());
    put(values, "account.uuid", person.uuid());
    values.put("account.number", IntNode.valueOf(person.number()));
    put(values, "account.id", person.id(""));
  }

  private String scopes(List<String> granted) {
    return granted.stream()
        .filter(scope -> !quirks.scopes().unreported().contains(scope))
        .map(scope -> quirks.scopes().aliases().getOrDefault(scope, scope))
        .collect(Collectors.joining(quirks.scopes().answerSeparator()));
  }

  private void seconds(Map<String, JsonNode> values, String name, @Nullable Instant expires) {
    if (expires != null) {
      long left = expires.getEpochSecond() - clock.instant().getEpochSecond();
      values.put(name, LongNode.valueOf(left));
    }
  }

  private static void put(Map<String, JsonNode> values, String name, String text) {
    values.put(name, StringNode.valueOf(text));
  }
}
