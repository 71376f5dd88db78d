package dev.enlace.adapter.in.rest.consent;

import dev.enlace.adapter.in.rest.page.Page;
import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.domain.text.Language;

/** Tells a person that it worked, and what was left out. */
final class ConnectedPage {
  private ConnectedPage() {}

  static Page of(Outcome.Connected outcome, Language language) {
    String title = Texts.text(language, "page.connected.title", outcome.entryName());
    return Page.of(language, title, account(outcome, language) + rest(outcome, language));
  }

  private static String account(Outcome.Connected outcome, Language language) {
    return outcome.accountLabel() == null
        ? ""
        : paragraph(language, "account", outcome.accountLabel());
  }

  private static String rest(Outcome.Connected outcome, Language language) {
    String missing =
        outcome.missing().isEmpty()
            ? ""
            : paragraph(language, "missing", String.join(", ", outcome.missing().names()));
    return missing + paragraph(language, "close");
  }

  private static String paragraph(Language language, String key, Object... arguments) {
    String text = Texts.text(language, "page.connected." + key, arguments);
    return "<p>%s</p>\n".formatted(Page.escape(text));
  }
}
