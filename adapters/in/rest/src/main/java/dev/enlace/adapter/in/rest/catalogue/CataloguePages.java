package dev.enlace.adapter.in.rest.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.enlace.adapter.in.rest.format.Format;
import dev.enlace.adapter.in.rest.format.ToonAnswers;
import dev.enlace.adapter.in.rest.json.StrictJson;
import dev.enlace.adapter.in.rest.paging.Cursors;
import dev.enlace.adapter.in.rest.paging.ETags;
import dev.enlace.adapter.in.rest.wire.AvailableConnectionListResponse;
import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.catalog.BrowseCatalog;
import dev.enlace.application.port.in.catalog.OfferedEntry;
import dev.enlace.domain.text.Language;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Pages of the catalogue as they are sent. The catalogue is read at start and is the same for every
 * caller, so that each page is written once; but for searches, which are as many as there are
 * words.
 */
@Component
final class CataloguePages {
  private static final int MOST = 1_000;

  private final BrowseCatalog browseCatalog;
  private final ToonAnswers toon;
  private final Cache<Asked, SentPage> written = Caffeine.newBuilder().maximumSize(MOST).build();

  CataloguePages(BrowseCatalog browseCatalog, ToonAnswers toon) {
    this.browseCatalog = browseCatalog;
    this.toon = toon;
  }

  /** Never empty. */
  Mono<SentPage> page(BrowseCatalog.Query query, Language language, Format format) {
    Asked asked = new Asked(query, language, format);
    SentPage known = written.getIfPresent(asked);
    return known != null
        ? Mono.just(known)
        : browseCatalog.browse(query).map(page -> keep(asked, write(page, asked)));
  }

  private SentPage keep(Asked asked, SentPage page) {
    if (asked.query().text() == null) {
      written.put(asked, page);
    }
    return page;
  }

  private SentPage write(Page<OfferedEntry> page, Asked asked) {
    AvailableConnectionListResponse list =
        new AvailableConnectionListResponse()
            .items(
                page.items().stream()
                    .map(offered -> CatalogueMapper.INSTANCE.entry(offered, asked.language()))
                    .toList())
            .nextCursor(Cursors.next(page, offered -> offered.entry().slug()));
    byte[] body =
        switch (asked.format()) {
          case JSON -> StrictJson.bytes(list);
          case TOON -> toon.bytes(list);
        };
    return new SentPage(asked.format(), body, ETags.of(list));
  }

  private record Asked(BrowseCatalog.Query query, Language language, Format format) {}
}
