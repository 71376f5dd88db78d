package dev.enlace.adapter.in.rest.page;

import dev.enlace.domain.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;

/**
 * An HTML page without script, whose policy allows nothing but its own style sheet.
 *
 * @param title plain text
 * @param body HTML, in which every foreign text went through {@link #escape}
 * @param formAction where its form may lead, redirects included: sources of the CSP directive
 * @param referrer its referrer policy; {@code same-origin} where its form must send {@code Origin}
 * @param frameAncestors origins whose pages may frame it
 */
public record Page(
    Language language,
    String title,
    String body,
    String formAction,
    String referrer,
    List<String> frameAncestors) {
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  /** A page that nobody may frame. */
  public Page(Language language, String title, String body, String formAction, String referrer) {
    this(language, title, body, formAction, referrer, List.of());
  }

  /** A page without a form. */
  public static Page of(Language language, String title, String body) {
    return new Page(language, title, body, "'none'", "no-referrer");
  }

  /** The same, which pages of those origins may frame. */
  public Page framedBy(List<String> origins) {
    return new Page(language, title, body, formAction, referrer, origins);
  }

  /** Any text as HTML text or as a quoted attribute's value. */
  public static String escape(String text) {
    return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
  }

  /** The whole document. */
  public String html() {
    String tag = language.name().toLowerCase(Locale.ROOT);
    return """
    <!doctype html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body>
    <main>
    <h1>%s</h1>
    %s
    </main>
    </body>
    </html>
    """
        .formatted(tag, escape(title), Style.TEXT, escape(title), body);
  }

  /** Its response headers. */
  public HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(HTML);
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src %s; form-action %s; base-uri 'none'; frame-ancestors %s"
            .formatted(
                Style.SOURCE,
                formAction,
                frameAncestors.isEmpty() ? "'none'" : String.join(" ", frameAncestors)));
    headers.set("Referrer-Policy", referrer);
    headers.set(HttpHeaders.CONTENT_LANGUAGE, language.name().toLowerCase(Locale.ROOT));
    return headers;
  }
}
