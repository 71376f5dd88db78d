package dev.enlace.adapter.in.rest.connections;

import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.adapter.in.rest.wire.TestConnectionResponse;
import dev.enlace.application.port.in.connection.TestConnection.Result;
import dev.enlace.domain.text.Language;
import java.util.List;

/** What trying a connection showed, in the reader's language. */
final class Trials {
  private static final List<String> CODES =
      List.of("VERIFICATION_FAILED", "PROVIDER_UNAVAILABLE", "NEEDS_REAUTH");

  private Trials() {}

  static TestConnectionResponse wire(Result result, Language language) {
    TestConnectionResponse wire = new TestConnectionResponse().checkedAt(result.checkedAt());
    return switch (result) {
      case Result.Works _ -> wire.ok(true);
      case Result.Fails(_, var reason, _) ->
          wire.ok(false).reason(reason).message(message(reason, language));
      case Result.CannotTell _ ->
          wire.ok(false).reason("cannot_tell").message(Texts.text(language, "trial.cannot_tell"));
    };
  }

  /** As the failure would be told by itself: its reasons are the same words. */
  private static String message(String reason, Language language) {
    return CODES.stream()
        .flatMap(code -> Texts.find(language, "detail.CONNECTION." + code + "." + reason).stream())
        .findFirst()
        .orElseGet(() -> Texts.text(language, "trial.fails"));
  }
}
