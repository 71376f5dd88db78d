package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.failure.Failure.InvalidConfiguration;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Material.OAuthGrant;
import dev.enlace.domain.form.FormSchema;
import dev.enlace.domain.form.FormValues;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What owners set on connections that a provider has granted. */
public final class GrantSettings {
  private final CatalogLookup lookup;

  /** Over that catalogue. */
  public GrantSettings(CatalogLookup lookup) {
    this.lookup = lookup;
  }

  /**
   * What is to be set from the beginning; fails with {@link InvalidConfiguration}.
   *
   * @param config null: nothing
   */
  public static FormValues of(
      OAuthEntry entry, @Nullable Map<String, ? extends @Nullable Object> config) {
    return config == null
        ? FormValues.NONE
        : CredentialForms.accepted(entry.settings().check(config));
  }

  /** The grant with a change of what is set on it, checked as a whole. */
  OAuthGrant edited(
      Connection connection, OAuthGrant before, Map<String, ? extends @Nullable Object> change) {
    FormSchema schema = schema(connection);
    if (schema.fields().isEmpty()) {
      throw new Failed(new InvalidConfiguration("made_by_oauth", List.of()));
    }
    Map<String, @Nullable Object> answer = ConfigEdit.merged(before.settings(), change);
    return before.setTo(CredentialForms.accepted(schema.check(answer, Set.of())));
  }

  private FormSchema schema(Connection connection) {
    CatalogEntry entry =
        lookup
            .known(connection.entry())
            .orElseThrow(() -> new Failed(new CatalogEntryNotFound(connection.slug().value())));
    return entry instanceof OAuthEntry granted ? granted.settings() : FormSchema.EMPTY;
  }
}
