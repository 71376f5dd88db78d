package dev.enlace.application.port.out.catalog;

import dev.enlace.domain.catalog.CatalogEntry;
import java.util.List;
import reactor.core.publisher.Mono;

/** The catalogue as rows, which connections refer to and people may query. */
public interface CatalogTable {
  /** Writes the entries that differ from their rows; the number written. Safe on many replicas. */
  Mono<Integer> seed(List<CatalogEntry> entries);
}
