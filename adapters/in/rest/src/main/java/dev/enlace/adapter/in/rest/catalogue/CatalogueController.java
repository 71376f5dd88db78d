package dev.enlace.adapter.in.rest.catalogue;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.CatalogueApi;
import dev.enlace.adapter.in.rest.format.Formats;
import dev.enlace.adapter.in.rest.paging.Cursors;
import dev.enlace.adapter.in.rest.paging.ETags;
import dev.enlace.adapter.in.rest.text.Languages;
import dev.enlace.adapter.in.rest.wire.AvailableConnectionListResponse;
import dev.enlace.adapter.in.rest.wire.AvailableConnectionResponse;
import dev.enlace.adapter.in.rest.wire.FormSchemaResponse;
import dev.enlace.adapter.in.rest.wire.WireAuthType;
import dev.enlace.application.port.in.catalog.BrowseCatalog;
import dev.enlace.application.port.in.catalog.ReadCatalogEntry;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.text.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What can be connected, and the forms. The same for every caller, so copies may be revalidated.
 */
@RestController
final class CatalogueController implements CatalogueApi {
  static final CacheControl REVALIDATE = CacheControl.noCache().cachePrivate();

  private final CataloguePages pages;
  private final ReadCatalogEntry readCatalogEntry;

  CatalogueController(CataloguePages pages, ReadCatalogEntry readCatalogEntry) {
    this.pages = pages;
    this.readCatalogEntry = readCatalogEntry;
  }

  @Override
  public Mono<ResponseEntity<AvailableConnectionListResponse>> listAvailableConnections(
      @Nullable WireAuthType authType,
      @Nullable String category,
      @Nullable String q,
      Integer limit,
      @Nullable String cursor,
      ServerWebExchange exchange) {
    BrowseCatalog.Query query =
        new BrowseCatalog.Query(
            CatalogueMapper.INSTANCE.authType(authType),
            category,
            q,
            Cursors.key(cursor, Slug::new),
            limit);
    return pages
        .page(query, Languages.of(exchange), Formats.of(exchange))
        .flatMap(page -> page.send(exchange));
  }

  @Override
  public Mono<ResponseEntity<AvailableConnectionResponse>> getAvailableConnection(
      String idOrSlug, ServerWebExchange exchange) {
    Language language = Languages.of(exchange);
    return readCatalogEntry
        .read(Callers.of(exchange), idOrSlug)
        .map(offered -> ok(CatalogueMapper.INSTANCE.entry(offered, language)));
  }

  @Override
  public Mono<ResponseEntity<FormSchemaResponse>> getFormSchema(
      String idOrSlug, ServerWebExchange exchange) {
    Language language = Languages.of(exchange);
    return readCatalogEntry
        .read(Callers.of(exchange), idOrSlug)
        .map(offered -> ok(FormMapper.INSTANCE.form(offered.entry().formSchema(), language)));
  }

  private static <T> ResponseEntity<T> ok(T body) {
    return ResponseEntity.ok()
        .eTag(ETags.of(body))
        .cacheControl(REVALIDATE)
        .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
        .body(body);
  }
}
