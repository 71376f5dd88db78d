package dev.enlace.adapter.out.catalog.entry;

import dev.enlace.domain.text.LocalizedText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A catalogue entry's file, as {@code catalog-entry.json} describes it. */
record EntryFile(
    String slug,
    String name,
    LocalizedText description,
    String category,
    @Nullable String icon,
    @Nullable Boolean enabled,
    String authType,
    String provider,
    List<ScopeFile> oauthScopes,
    List<String> variables,
    Map<String, String> parameters,
    @Nullable String verification,
    List<FieldFile> fields) {}
