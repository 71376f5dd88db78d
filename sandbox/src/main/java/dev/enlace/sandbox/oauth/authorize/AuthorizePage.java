package dev.enlace.sandbox.oauth.authorize;

import dev.enlace.sandbox.http.Html;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.people.People;
import dev.enlace.sandbox.people.Person;
import dev.enlace.sandbox.quirks.Quirks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A form without script that posts to its own URL.
 *
 * <p>Its policy leaves {@code form-action} open: browsers hold redirects after a form to it too,
 * and where those lead is the client's affair.
 */
final class AuthorizePage {
  private static final String STYLE =
      """
      body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem}\
      fieldset{border:1px solid #767676;border-radius:.5rem;margin:1rem 0}\
      label{display:block;padding:.25rem 0}button{font:inherit;padding:.5rem 1.5rem;margin-right:1rem}\
      code{overflow-wrap:anywhere}\
      """;
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + hash(STYLE)
          + "'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http: https:";

  private final Quirks quirks;

  AuthorizePage(Quirks quirks) {
    this.quirks = quirks;
  }

  Reply ask(AuthorizationRequest asked) {
    String body =
        """
        <h1>%1$s (sandbox)</h1>
        <p><strong>%2$s</strong> asks for access to your %1$s account.</p>
        <form method="post">
        <fieldset><legend>Account</legend>
        %3$s</fieldset>
        %4$s<p><button type="submit" name="decision" value="allow">Allow</button>
        <button type="submit" name="decision" value="deny">Deny</button></p>
        </form>
        """
            .formatted(
                Html.escape(quirks.name()),
                Html.escape(asked.client().id()),
                accounts(),
                scopes(asked));
    return page(200, body);
  }

  Reply refuse(AuthorizationRefusal refusal) {
    return page(
        400,
        """
        <h1>%s (sandbox)</h1>
        <p role="alert"><strong>%s</strong>: %s</p>
        """
            .formatted(
                Html.escape(quirks.name()),
                Html.escape(refusal.error()),
                Html.escape(refusal.description())));
  }

  private static String accounts() {
    return People.all().stream().map(AuthorizePage::account).collect(Collectors.joining());
  }

  private static String account(Person person) {
    return """
    <label><input type="radio" name="account" value="%s"%s> %s &lt;%s&gt;</label>
    """
        .formatted(
            person.key(),
            person.equals(People.all().getFirst()) ? " checked" : "",
            Html.escape(person.name()),
            Html.escape(person.email()));
  }

  private String scopes(AuthorizationRequest asked) {
    List<String> all = Stream.concat(asked.scopes().stream(), asked.userScopes().stream()).toList();
    if (all.isEmpty()) {
      return "";
    }
    boolean ticks = quirks.scopes().untickable();
    return "<fieldset><legend>It may</legend>\n"
        + (ticks ? "<input type=\"hidden\" name=\"ticks\" value=\"shown\">\n" : "")
        + all.stream().map(scope -> scope(scope, ticks)).collect(Collectors.joining())
        + "</fieldset>\n";
  }

  private String scope(String scope, boolean ticks) {
    String text = "<code>" + Html.escape(scope) + "</code>";
    if (!ticks) {
      return "<p>" + text + "</p>\n";
    }
    String fixed = quirks.scopes().always().contains(scope) ? " disabled" : "";
    return "<label><input type=\"checkbox\" name=\"scope\" value=\"%s\" checked%s> %s</label>\n"
        .formatted(Html.escape(scope), fixed, text);
  }

  private Reply page(int status, String body) {
    String html =
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s sandbox</title><style>%s</style></head>
        <body><main>
        %s</main></body></html>
        """
            .formatted(Html.escape(quirks.name()), STYLE, body);
    return Reply.html(status, html)
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-store");
  }

  private static String hash(String style) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
