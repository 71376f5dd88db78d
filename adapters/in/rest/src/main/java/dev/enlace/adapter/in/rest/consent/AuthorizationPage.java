package dev.enlace.adapter.in.rest.consent;

import dev.enlace.adapter.in.rest.page.Page;
import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.application.port.in.oauth.ShowAuthorization.Authorization;
import dev.enlace.domain.catalog.OfferedScope;
import dev.enlace.domain.text.Language;
import java.util.stream.Collectors;

/**
 * Tells a person who asks for which account before the provider does. Its form leads to the
 * provider by a redirect, and a provider that needs no new consent redirects on at once, by our
 * callback to the application; browsers hold {@code form-action} against the whole chain. So any
 * HTTPS address is allowed, and a loopback only where Enlace itself is on one.
 */
final class AuthorizationPage {
  private static final String ANYWHERE_BY_TLS = "'self' https:";
  private static final String AND_LOOPBACK = " http://127.0.0.1:* http://localhost:*";

  private final String formAction;

  AuthorizationPage(boolean https) {
    this.formAction = https ? ANYWHERE_BY_TLS : ANYWHERE_BY_TLS + AND_LOOPBACK;
  }

  Page of(Authorization shown, Language language) {
    String entry = shown.entry().details().name();
    String body =
        """
        <p>%s</p>
        <dl>
        <dt>%s</dt><dd>%s</dd>
        <dt>%s</dt><dd>%s</dd>
        <dt>%s</dt><dd>%s</dd>
        </dl>
        <p>%s</p>
        <ul>%s</ul>
        <p>%s</p>
        <form method="post"><button type="submit">%s</button></form>\
        """
            .formatted(
                text(language, "lead", entry),
                text(language, "application"),
                Page.escape(shown.application()),
                text(language, "user"),
                Page.escape(shown.user()),
                text(language, "provider"),
                Page.escape(shown.providerHost()),
                text(language, "scopes"),
                shown.scopes().stream()
                    .map(scope -> item(scope, language))
                    .collect(Collectors.joining()),
                text(language, "warning"),
                text(language, "continue", entry));
    String title = Texts.text(language, "page.authorize.title", entry);
    return new Page(language, title, body, formAction, "same-origin");
  }

  private static String text(Language language, String key, Object... arguments) {
    return Page.escape(Texts.text(language, "page.authorize." + key, arguments));
  }

  private static String item(OfferedScope scope, Language language) {
    return "<li>%s <code>%s</code></li>"
        .formatted(Page.escape(scope.label().in(language)), Page.escape(scope.scope().value()));
  }
}
