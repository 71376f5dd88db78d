package dev.enlace.adapter.in.rest.airtable;

import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.airtable.TableRef;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Records of a table, however they are asked for. */
@Component
final class Lists {
  private final Calls calls;
  private final AllPages allPages;

  Lists(Calls calls, AllPages allPages) {
    this.calls = calls;
    this.allPages = allPages;
  }

  /** A page, or all of them, where it is empty when the answer has been sent. */
  Mono<ResponseEntity<Map<String, Object>>> of(
      UUID connectionId,
      TableRef table,
      Map<String, Object> parameters,
      boolean all,
      @Nullable String shape,
      ServerWebExchange exchange) {
    return all
        ? allPages.of(connectionId, table, parameters, shape, exchange)
        : calls
            .ask(connectionId, AirtableCall.listRecords(table, parameters), exchange)
            .map(page -> ResponseEntity.ok(Shapes.page(page, shape, exchange)));
  }
}
