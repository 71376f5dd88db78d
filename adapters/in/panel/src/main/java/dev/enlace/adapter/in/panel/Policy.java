package dev.enlace.adapter.in.panel;

import java.util.List;

/** The Content Security Policy of the pages: own files, no script in text, no foreign frame. */
final class Policy {
  private static final String OWN_FILES =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";
  private static final String NO_HTML_FROM_TEXT =
      "; require-trusted-types-for 'script'; trusted-types 'none'";

  private Policy() {}

  /** Framed by those origins and no others. */
  static String framedBy(List<String> origins) {
    String ancestors = origins.isEmpty() ? "'none'" : String.join(" ", origins);
    return OWN_FILES + ancestors + NO_HTML_FROM_TEXT;
  }
}
