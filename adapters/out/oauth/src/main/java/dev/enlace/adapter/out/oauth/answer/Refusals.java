package dev.enlace.adapter.out.oauth.answer;

import dev.enlace.adapter.out.oauth.http.ProviderAnswer;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.answer.JsonPointer;
import java.util.Optional;

/** Tells a provider's refusals from its successes, and what a refusal means. */
public final class Refusals {
  private Refusals() {}

  /** Whether an answer is a success, also where errors come with HTTP 200. */
  public static boolean accepted(ProviderDefinition provider, ProviderAnswer answer) {
    JsonPointer flag = provider.answer().okFlag();
    return answer.successful()
        && (flag == null || answer.json().at(flag.value()).asBoolean(false))
        && !(provider.answer().errorsAtSuccess() && code(provider, answer).isPresent());
  }

  /** The failure that an answer which is no success, or makes no sense, amounts to. */
  public static Failed failure(ProviderDefinition provider, ProviderAnswer answer) {
    return failure(provider, answer, problem(provider, answer));
  }

  /** The same where the problem is known. */
  public static Failed failure(
      ProviderDefinition provider, ProviderAnswer answer, ProviderProblem problem) {
    return new Failed(new Failure.ProviderUnavailable(provider.id(), problem, answer.retryAfter()));
  }

  /** The error code in an answer; empty if there is none. It may be anything: never show it. */
  public static Optional<String> code(ProviderDefinition provider, ProviderAnswer answer) {
    return Pointers.text(answer.json(), provider.answer().error());
  }

  private static ProviderProblem problem(ProviderDefinition provider, ProviderAnswer answer) {
    Optional<String> code = code(provider, answer);
    return switch (provider.errors().meaning(answer.status(), code.orElse(null))) {
      case REAUTHORISE -> ProviderProblem.GRANT_REFUSED;
      case MISCONFIGURED -> ProviderProblem.CLIENT_REFUSED;
      case RETRY -> passing(answer.status(), code.isPresent());
    };
  }

  private static ProviderProblem passing(int status, boolean explained) {
    if (status == 429 || status == 503) {
      return ProviderProblem.OVERLOADED;
    } else if (status >= 500) {
      return ProviderProblem.SERVER_ERROR;
    }
    return explained || status == 409
        ? ProviderProblem.OVERLOADED
        : ProviderProblem.UNEXPECTED_ANSWER;
  }
}
