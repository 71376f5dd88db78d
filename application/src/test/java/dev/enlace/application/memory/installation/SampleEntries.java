package dev.enlace.application.memory.installation;

import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.catalog.EntryDetails;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.OfferedScope;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.catalog.Verification;
import dev.enlace.domain.form.FormSchema;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.text.LocalizedText;
import dev.enlace.domain.token.Scope;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A small catalogue: what connects by OAuth and what by a form. */
public final class SampleEntries {
  /** OAuth; {@code data.records:read} is asked for where nobody chooses. */
  public static final OAuthEntry AIRTABLE =
      oauth(
          "airtable",
          "airtable",
          "AIRTABLE_OAUTH",
          scope("data.records:read", true),
          scope("data.records:write", false));

  /** OAuth at Google, with lists of recipients. */
  public static final OAuthEntry GMAIL =
      new OAuthEntry(
          details("gmail", "google", "data", true),
          List.of(scope("gmail.send", true)),
          List.of("GOOGLE_GMAIL"),
          Map.of(),
          SampleForms.LISTS);

  /** OAuth at Google too, so that two entries may rest on one account. */
  public static final OAuthEntry SHEETS =
      oauth("sheets", "google", "GOOGLE_WORKSPACE", scope("spreadsheets", true));

  /** A form with every type of field. */
  public static final CredentialsEntry SMTP =
      new CredentialsEntry(
          details("smtp", "smtp", "email", true), SampleForms.SMTP, Verification.SMTP);

  /** A form with one secret. */
  public static final CredentialsEntry TELEGRAM =
      new CredentialsEntry(
          details("telegram", "telegram", "messaging", true),
          SampleForms.TELEGRAM,
          Verification.TELEGRAM);

  /** Not offered, though it is there. */
  public static final CredentialsEntry RETIRED =
      new CredentialsEntry(
          details("retired", "retired", "other", false), FormSchema.EMPTY, Verification.NONE);

  /** All of them. */
  public static final List<CatalogEntry> ALL =
      List.of(AIRTABLE, GMAIL, SHEETS, SMTP, TELEGRAM, RETIRED);

  private SampleEntries() {}

  /** The same entry, offered no longer. */
  public static OAuthEntry disabled(OAuthEntry entry) {
    EntryDetails details = entry.details();
    return new OAuthEntry(
        details(details.slug().value(), details.provider().value(), details.category(), false),
        entry.scopes(),
        entry.variables(),
        entry.parameters(),
        entry.settings());
  }

  private static OAuthEntry oauth(
      String slug, String provider, String variables, OfferedScope... scopes) {
    return new OAuthEntry(
        details(slug, provider, "data", true), List.of(scopes), List.of(variables), Map.of());
  }

  private static OfferedScope scope(String name, boolean selected) {
    return new OfferedScope(new Scope(name), LocalizedText.same(name), selected);
  }

  private static EntryDetails details(
      String slug, String provider, String category, boolean enabled) {
    return new EntryDetails(
        new Slug(slug),
        new ProviderId(provider),
        "The " + slug,
        new LocalizedText("Connects " + slug + " for you", "Conecta " + slug + " por ti"),
        category,
        null,
        enabled,
        HexFormat.of().formatHex(("edition one of " + slug).getBytes(StandardCharsets.UTF_8)));
  }
}
