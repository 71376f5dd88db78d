package dev.enlace.adapter.out.oauth.answer;

import dev.enlace.adapter.out.oauth.http.ProviderAnswer;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.answer.JsonPointer;
import dev.enlace.domain.provider.call.IdentityProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an account of what a provider says about a token. */
public final class AccountReader {
  private static final int LONGEST = 255;

  private AccountReader() {}

  /**
   * The account of an answer.
   *
   * @throws dev.enlace.application.failure.Failed with {@code ProviderUnavailable} where it names
   *     none
   */
  public static Account read(
      ProviderDefinition provider, IdentityProbe probe, ProviderAnswer answer) {
    if (answer.status() == 401) {
      throw Refusals.failure(provider, answer, ProviderProblem.GRANT_REFUSED);
    }
    if (answer.status() == 403) {
      // known, and not allowed this; or, at GitHub, too often
      throw Refusals.failure(provider, answer, ProviderProblem.UNEXPECTED_ANSWER);
    }
    Optional<String> id =
        Refusals.accepted(provider, answer) ? id(probe, answer) : Optional.empty();
    return id.map(known -> new Account(known, label(probe, answer).orElse(known)))
        .orElseThrow(() -> Refusals.failure(provider, answer));
  }

  private static Optional<String> id(IdentityProbe probe, ProviderAnswer answer) {
    List<String> parts = new ArrayList<>();
    for (JsonPointer place : probe.id()) {
      Optional<String> part = Pointers.name(answer.json(), place);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    String id = String.join(":", parts);
    boolean plain = id.chars().noneMatch(Character::isISOControl);
    return plain && id.length() <= LONGEST ? Optional.of(id) : Optional.empty();
  }

  private static Optional<String> label(IdentityProbe probe, ProviderAnswer answer) {
    return Pointers.text(answer.json(), probe.label())
        .map(label -> label.replaceAll("\\p{Cntrl}", " ").strip())
        .map(label -> label.length() <= LONGEST ? label : label.substring(0, LONGEST))
        .filter(label -> !label.isBlank());
  }
}
