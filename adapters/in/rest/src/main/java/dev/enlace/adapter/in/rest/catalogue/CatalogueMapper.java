package dev.enlace.adapter.in.rest.catalogue;

import dev.enlace.adapter.in.rest.wire.AvailableConnectionResponse;
import dev.enlace.adapter.in.rest.wire.FormSchemaResponse;
import dev.enlace.adapter.in.rest.wire.OAuthScopeResponse;
import dev.enlace.adapter.in.rest.wire.WireAuthType;
import dev.enlace.application.port.in.catalog.OfferedEntry;
import dev.enlace.domain.catalog.AuthType;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.EntryDetails;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.OfferedScope;
import dev.enlace.domain.text.Language;
import dev.enlace.domain.text.LocalizedText;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

/** Catalogue entries in the reader's language. */
@Mapper
interface CatalogueMapper {
  CatalogueMapper INSTANCE = Mappers.getMapper(CatalogueMapper.class);

  default AvailableConnectionResponse entry(OfferedEntry offered, Language language) {
    CatalogEntry entry = offered.entry();
    return entry(
        entry.details(),
        entry.id().value(),
        entry.authType(),
        offered.configured(),
        entry instanceof OAuthEntry oauth ? oauth.scopes() : null,
        settings(entry, language),
        language);
  }

  private static @Nullable FormSchemaResponse settings(CatalogEntry entry, Language language) {
    return entry instanceof OAuthEntry oauth && !oauth.settings().fields().isEmpty()
        ? FormMapper.INSTANCE.form(oauth.settings(), language)
        : null;
  }

  @Mapping(target = "id", source = "id")
  @Mapping(target = "authType", source = "authType")
  @Mapping(target = "configured", source = "configured")
  @Mapping(target = "oauthScopes", source = "scopes")
  @Mapping(target = "settings", source = "settings")
  @Mapping(target = "slug", source = "details.slug.value")
  @Mapping(target = "provider", source = "details.provider.value")
  @Mapping(target = "updatedAt", ignore = true)
  AvailableConnectionResponse entry(
      EntryDetails details,
      UUID id,
      AuthType authType,
      boolean configured,
      @Nullable List<OfferedScope> scopes,
      @Nullable FormSchemaResponse settings,
      @Context Language language);

  @Mapping(target = "name", source = "scope.value")
  @Mapping(target = "default", source = "selected")
  @Mapping(target = "_default", ignore = true)
  OAuthScopeResponse scope(OfferedScope scope, @Context Language language);

  List<OAuthScopeResponse> scopes(List<OfferedScope> scopes, @Context Language language);

  WireAuthType authType(AuthType type);

  @Nullable AuthType authType(@Nullable WireAuthType type);

  default String text(LocalizedText text, @Context Language language) {
    return text.in(language);
  }
}
