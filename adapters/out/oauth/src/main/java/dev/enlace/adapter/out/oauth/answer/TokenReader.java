package dev.enlace.adapter.out.oauth.answer;

import dev.enlace.adapter.out.oauth.http.ProviderAnswer;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.answer.TokenAnswer;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scope;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.token.TokenSet;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes tokens of a provider's answer, wherever its definition says that they stand. */
public final class TokenReader {
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,16384}");
  private static final Pattern TYPE = Pattern.compile("[!-~]{1,32}");
  private static final String BEARER = "Bearer";

  private final Clock clock;

  public TokenReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * The tokens of an answer.
   *
   * @throws dev.enlace.application.failure.Failed with {@code ProviderUnavailable} where it holds
   *     none
   */
  public TokenSet read(ProviderDefinition provider, ProviderAnswer answer) {
    TokenAnswer places = provider.answer();
    JsonNode json = answer.json();
    Optional<Secret> access =
        Refusals.accepted(provider, answer)
            ? Pointers.text(json, places.accessToken()).flatMap(TokenReader::token)
            : Optional.empty();
    return new TokenSet(
        access.orElseThrow(() -> Refusals.failure(provider, answer)),
        Pointers.text(json, places.refreshToken()).flatMap(TokenReader::token).orElse(null),
        tokenType(provider, answer),
        Expiries.of(json, places.expiry(), clock),
        places.refreshExpiry() == null ? null : Expiries.of(json, places.refreshExpiry(), clock),
        scopes(provider, json));
  }

  private static String tokenType(ProviderDefinition provider, ProviderAnswer answer) {
    String type =
        Pointers.text(answer.json(), provider.answer().tokenType())
            .map(String::strip)
            .orElse(BEARER);
    if (!TYPE.matcher(type).matches()) {
      throw Refusals.failure(provider, answer, ProviderProblem.UNEXPECTED_ANSWER);
    }
    return type;
  }

  private static Optional<Secret> token(String text) {
    return TOKEN.matcher(text).matches() ? Optional.of(Secret.of(text)) : Optional.empty();
  }

  private static @Nullable Scopes scopes(ProviderDefinition provider, JsonNode json) {
    return Pointers.first(json, provider.answer().scope())
        .map(TokenReader::texts)
        .map(texts -> scopes(provider, texts))
        .orElse(null);
  }

  private static List<String> texts(JsonNode found) {
    return found.isArray()
        ? found.valueStream().map(JsonNode::asString).toList()
        : List.of(found.asString());
  }

  private static Scopes scopes(ProviderDefinition provider, List<String> texts) {
    Set<String> names = new LinkedHashSet<>();
    texts.forEach(text -> names.addAll(provider.scopes().parsed(text)));
    return Scopes.named(names.stream().filter(Scope::isScope).toList());
  }
}
