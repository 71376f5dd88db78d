package dev.enlace.adapter.in.rest.connect;

import dev.enlace.adapter.in.rest.page.Page;
import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.application.port.in.session.ShowConnectLink.Shown;
import dev.enlace.domain.text.Language;
import java.util.Objects;

/**
 * Tells a person who asks, and for whom, before a link is spent: whoever was sent somebody else's
 * sees another name than their own.
 */
final class LinkPage {
  private LinkPage() {}

  static Page of(Shown shown, Language language) {
    String application = Objects.requireNonNullElse(shown.page().name(), shown.application());
    String body =
        """
        <p>%s</p>
        <dl>
        <dt>%s</dt><dd>%s</dd>
        <dt>%s</dt><dd>%s</dd>
        </dl>
        <p>%s</p>
        <form method="post"><button type="submit">%s</button></form>\
        """
            .formatted(
                text(language, "lead", application),
                text(language, "application"),
                Page.escape(application),
                text(language, "user"),
                Page.escape(shown.user()),
                text(language, "warning"),
                text(language, "continue"));
    String title = Texts.text(language, "page.connect.title", application);
    return new Page(language, title, body, "'self'", "same-origin", shown.page().frameAncestors());
  }

  private static String text(Language language, String key, Object... arguments) {
    return Page.escape(Texts.text(language, "page.connect." + key, arguments));
  }
}
