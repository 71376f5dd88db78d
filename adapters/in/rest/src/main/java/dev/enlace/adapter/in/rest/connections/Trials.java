package dev.enlace.adapter.in.rest.connections;

import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.adapter.in.rest.wire.TestConnectionResponse;
import dev.enlace.application.port.in.connection.TestConnection.Result;
import dev.enlace.domain.text.Language;

/** What trying a connection showed, in the reader's language where there are words for it. */
final class Trials {
  private static final String DETAIL = "detail.CONNECTION.VERIFICATION_FAILED.";

  private Trials() {}

  static TestConnectionResponse wire(Result result, Language language) {
    TestConnectionResponse wire = new TestConnectionResponse().checkedAt(result.checkedAt());
    return switch (result) {
      case Result.Works _ -> wire.ok(true);
      case Result.Fails(_, var reason, var message) ->
          wire.ok(false)
              .reason(reason)
              .message(Texts.find(language, DETAIL + reason).orElse(message));
      case Result.CannotTell _ ->
          wire.ok(false).reason("cannot_tell").message(Texts.text(language, "trial.cannot_tell"));
    };
  }
}
