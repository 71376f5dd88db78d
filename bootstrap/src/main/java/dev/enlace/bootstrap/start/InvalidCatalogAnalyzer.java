package dev.enlace.bootstrap.start;

import dev.enlace.adapter.out.catalog.source.InvalidCatalog;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names file, line and field of everything that is wrong with the catalogue. */
public final class InvalidCatalogAnalyzer extends AbstractFailureAnalyzer<InvalidCatalog> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidCatalog cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
