package dev.enlace.adapter.in.rest.airtable;

import java.util.regex.Pattern;

/**
 * What a token of Airtable's looks like. Whatever else comes in a key's place may be a key that was
 * mistyped or revoked, an operator's own with no prefix of ours among them, and is nobody else's to
 * know. The keys that Airtable gave out before (`key...`) have not worked since February 2024.
 */
final class AirtableTokens {
  /** An id of fourteen letters and digits after its kind: personal, or a person's grant. */
  private static final String BY_KIND = "(?:pat|oaa)[A-Za-z0-9]{14}\\.[A-Za-z0-9._-]{32,}";

  /** A grant's, as those who look for leaked ones know it (TruffleHog, `airtableoauth`). */
  private static final String OF_GRANT = "[A-Za-z0-9]{14,20}\\.v1\\.[A-Za-z0-9_-]+\\.[0-9a-f]{32,}";

  private static final Pattern AIRTABLES = Pattern.compile(BY_KIND + "|" + OF_GRANT);

  private static final String SANDBOXS = "sandbox-airtable-";

  private AirtableTokens() {}

  /**
   * Whether a text may be sent to Airtable.
   *
   * @param sandbox whether there is one, whose tokens look different
   */
  static boolean include(String text, boolean sandbox) {
    return AIRTABLES.matcher(text).matches() || (sandbox && text.startsWith(SANDBOXS));
  }
}
