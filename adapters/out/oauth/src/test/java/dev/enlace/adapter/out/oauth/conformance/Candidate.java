package dev.enlace.adapter.out.oauth.conformance;

import dev.enlace.adapter.out.catalog.YamlCatalog;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.sandbox.quirks.Quirks;
import dev.enlace.sandbox.quirks.QuirksFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provider's file, and the rules of a stand-in that it is held against.
 *
 * @param definition its URL parameters filled in
 * @param quirks how the stand-in behaves
 * @param builtIn whether the sandbox plays it anyway
 */
record Candidate(ProviderDefinition definition, Quirks quirks, boolean builtIn) {
  private static final Path NOWHERE = Path.of("no-such-directory");

  Candidate {
    if (!quirks.provider().equals(definition.id().value())) {
      throw new IllegalArgumentException(
          "quirks of %s for provider %s".formatted(quirks.provider(), definition.id()));
    }
  }

  /** Everything that comes with Enlace, against quirks that others wrote from documentation. */
  static List<Candidate> allBuiltIn() {
    YamlCatalog catalog = YamlCatalog.load(NOWHERE);
    return QuirksFile.builtIn().stream()
        .map(quirks ->
            new Candidate(provider(catalog, quirks.provider()).with(Map.of()), quirks, true))
        .toList();
  }

  /**
   * The providers of the OAuth entries that a directory adds or replaces.
   *
   * @param quirks the stand-in's, for a directory with one provider; null: the sandbox's own, or as
   *     the provider's file says
   */
  static List<Candidate> in(Path directory, @Nullable Path quirks) {
    YamlCatalog own = YamlCatalog.load(directory);
    YamlCatalog before = YamlCatalog.load(NOWHERE);
    return own.all().stream()
        .filter(OAuthEntry.class::isInstance)
        .map(OAuthEntry.class::cast)
        .map(entry -> provider(own, entry.details().provider().value()).with(entry.parameters()))
        .filter(definition -> !definition.equals(unchanged(before, definition.id())))
        .distinct()
        .map(definition -> own(definition, quirks))
        .toList();
  }

  private static Candidate own(ProviderDefinition definition, @Nullable Path quirks) {
    if (quirks != null) {
      return new Candidate(definition, QuirksFile.parse(text(quirks)), false);
    }
    return QuirksFile.builtIn().stream()
        .filter(known -> known.provider().equals(definition.id().value()))
        .map(known -> new Candidate(definition, known, true))
        .findFirst()
        .orElseGet(() -> new Candidate(definition, PlainQuirks.of(definition), false));
  }

  String name() {
    return definition.id().value();
  }

  @Override
  public String toString() {
    return name();
  }

  private static @Nullable ProviderDefinition unchanged(YamlCatalog before, ProviderId id) {
    return before.provider(id).map(definition -> definition.with(Map.of())).orElse(null);
  }

  private static ProviderDefinition provider(YamlCatalog catalog, String id) {
    return catalog.provider(new ProviderId(id)).orElseThrow();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
