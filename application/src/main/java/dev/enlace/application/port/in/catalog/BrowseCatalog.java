package dev.enlace.application.port.in.catalog;

import dev.enlace.application.port.in.Page;
import dev.enlace.domain.catalog.AuthType;
import dev.enlace.domain.catalog.Slug;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Shows what can be connected. */
public interface BrowseCatalog {
  /** The entries that match, by slug. Never empty. */
  Mono<Page<OfferedEntry>> browse(Query query);

  /**
   * Which entries; null means any.
   *
   * @param text part of the name or description in any language, or of the slug; any case
   * @param after only entries after that slug
   */
  record Query(
      @Nullable AuthType authType,
      @Nullable String category,
      @Nullable String text,
      @Nullable Slug after,
      int limit) {}
}
