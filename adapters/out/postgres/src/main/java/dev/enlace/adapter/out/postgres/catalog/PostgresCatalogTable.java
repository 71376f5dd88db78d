package dev.enlace.adapter.out.postgres.catalog;

import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.adapter.out.postgres.store.Values;
import dev.enlace.application.port.out.catalog.CatalogTable;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.EntryDetails;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The catalogue's rows in PostgreSQL; they belong to the installation, not to a workspace. */
public final class PostgresCatalogTable implements CatalogTable {
  private static final String SEED =
      """
      INSERT INTO connections.available_connections AS a
        (id, slug, auth_type, provider, name, description, category, icon, form_schema, enabled,
         source_hash)
      VALUES
        (:id, :slug, :auth_type, :provider, :name, :description, :category, :icon, :form, :enabled,
         :hash)
      ON CONFLICT (id) DO UPDATE SET
        slug = excluded.slug, auth_type = excluded.auth_type, provider = excluded.provider,
        name = excluded.name, description = excluded.description, category = excluded.category,
        icon = excluded.icon, form_schema = excluded.form_schema, enabled = excluded.enabled,
        source_hash = excluded.source_hash, updated_at = now()
      WHERE a.source_hash <> excluded.source_hash
      """;

  private final Database database;

  /** In that database. */
  public PostgresCatalogTable(Database database) {
    this.database = database;
  }

  /** Always in the same order, so that replicas that start together wait and do not deadlock. */
  @Override
  public Mono<Integer> seed(List<CatalogEntry> entries) {
    return database.write(
        Flux.fromStream(() -> entries.stream().sorted(Comparator.comparing(e -> e.slug().value())))
            .concatMap(this::write)
            .reduce(0L, Long::sum)
            .map(Math::toIntExact));
  }

  private Mono<Long> write(CatalogEntry entry) {
    EntryDetails details = entry.details();
    return database
        .sql(SEED)
        .bind("id", entry.id().value())
        .bind("slug", entry.slug().value())
        .bind("auth_type", entry.authType().code())
        .bind("provider", details.provider().value())
        .bind("name", details.name())
        .bind("description", JsonText.of(FormJson.text(details.description())))
        .bind("category", details.category())
        .bind("icon", Values.orNull(String.class, details.icon()))
        .bind("form", JsonText.of(FormJson.of(entry.formSchema())))
        .bind("enabled", details.enabled())
        .bind("hash", HexFormat.of().parseHex(details.sourceHash()))
        .fetch()
        .rowsUpdated();
  }
}
