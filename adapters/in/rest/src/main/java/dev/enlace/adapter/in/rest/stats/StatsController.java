package dev.enlace.adapter.in.rest.stats;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.StatsApi;
import dev.enlace.adapter.in.rest.wire.StatsResponse;
import dev.enlace.application.port.in.stats.ReadStats;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows how the caller's workspace stands, in numbers. */
@RestController
final class StatsController implements StatsApi {
  private final ReadStats readStats;

  StatsController(ReadStats readStats) {
    this.readStats = readStats;
  }

  @Override
  public Mono<ResponseEntity<StatsResponse>> getStats(ServerWebExchange exchange) {
    return readStats
        .read(Callers.of(exchange))
        .map(StatsMapper.INSTANCE::stats)
        .map(ResponseEntity::ok);
  }
}
