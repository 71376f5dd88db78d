package dev.enlace.adapter.out.catalog.entry;

import dev.enlace.adapter.out.catalog.source.Binding;
import dev.enlace.adapter.out.catalog.source.YamlDocument;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.catalog.EntryDetails;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.catalog.Verification;
import dev.enlace.domain.form.FormField;
import dev.enlace.domain.form.FormSchema;
import dev.enlace.domain.provider.ProviderId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.exc.JsonNodeException;

/** Makes a catalogue entry of a file. */
public final class EntryReader {
  /** The entry of a document that its schema allows. */
  public CatalogEntry read(YamlDocument document) {
    EntryFile file = Binding.bind(document, document.content(), EntryFile.class);
    try {
      return file.authType().equals("oauth") ? oauth(document, file) : credentials(document, file);
    } catch (IllegalArgumentException e) {
      throw document.invalid("", String.valueOf(e.getMessage()));
    }
  }

  private static OAuthEntry oauth(YamlDocument document, EntryFile file) {
    return new OAuthEntry(
        details(document, file),
        file.oauthScopes().stream().map(ScopeFile::offered).toList(),
        file.variables(),
        file.parameters(),
        form(document, file));
  }

  private static CredentialsEntry credentials(YamlDocument document, EntryFile file) {
    Verification verification =
        Verification.of(String.valueOf(file.verification()))
            .orElseThrow(() -> document.invalid("/verification", "is unknown"));
    EntryDetails details = details(document, file);
    FormSchema form = form(document, file);
    try {
      return new CredentialsEntry(details, form, verification);
    } catch (IllegalArgumentException e) {
      throw document.invalid("/verification", verification.code() + " " + e.getMessage());
    }
  }

  private static FormSchema form(YamlDocument document, EntryFile file) {
    List<FormField> fields = fields(document, file);
    try {
      return new FormSchema(fields);
    } catch (IllegalArgumentException e) {
      throw document.invalid("/fields", String.valueOf(e.getMessage()));
    }
  }

  private static List<FormField> fields(YamlDocument document, EntryFile file) {
    List<FormField> fields = new ArrayList<>();
    for (FieldFile field : file.fields()) {
      try {
        FormField made = field.field();
        made.requireFittingDefault();
        fields.add(made);
      } catch (IllegalArgumentException | JsonNodeException e) {
        throw document.invalid("/fields/" + fields.size(), String.valueOf(e.getMessage()));
      }
    }
    return fields;
  }

  private static EntryDetails details(YamlDocument document, EntryFile file) {
    return new EntryDetails(
        new Slug(file.slug()),
        new ProviderId(file.provider()),
        file.name(),
        file.description(),
        file.category(),
        file.icon(),
        file.enabled() == null || file.enabled(),
        document.hash());
  }
}
