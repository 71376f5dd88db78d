package dev.enlace.adapter.in.rest.airtable;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.problem.FailureRefusals;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.UpstreamRefused;
import dev.enlace.application.port.in.airtable.CallAirtable;
import dev.enlace.application.port.in.airtable.CallAirtableByToken;
import dev.enlace.application.port.in.connection.FindOwnConnection;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.principal.Principal;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A page of records as the first deployments asked for it: by base and table, with whichever of the
 * caller's own connections is for that base, and with Airtable's own status where it says no.
 */
@RestController
final class RecordsOfBaseController {
  private static final Slug AIRTABLE = new Slug("airtable");

  private final FindOwnConnection findOwnConnection;
  private final CallAirtable callAirtable;
  private final CallAirtableByToken callAirtableByToken;

  RecordsOfBaseController(
      FindOwnConnection findOwnConnection,
      CallAirtable callAirtable,
      CallAirtableByToken callAirtableByToken) {
    this.findOwnConnection = findOwnConnection;
    this.callAirtable = callAirtable;
    this.callAirtableByToken = callAirtableByToken;
  }

  /** Answers {@code {records, offset}} as Airtable does. */
  @GetMapping(
      path = "/records/{baseId}/{tableIdOrName}",
      produces = {"application/json", "text/toon"})
  public Mono<ResponseEntity<Map<String, Object>>> listRecordsOfBase(
      @PathVariable("baseId") @Pattern(regexp = "app[A-Za-z0-9]{14}") String baseId,
      @PathVariable("tableIdOrName")
          @Size(min = 1, max = 255)
          @Pattern(regexp = "^(?!\\.{1,2}$)[\\s\\S]*\\S[\\s\\S]*$")
          String table,
      @RequestParam(name = "shape", required = false) @Pattern(regexp = "flat|nested")
          @Nullable String shape,
      @RequestParam(name = "pageSize", required = false) @Min(1) @Max(100)
          @Nullable Integer pageSize,
      @RequestParam(name = "maxRecords", required = false) @Min(1) @Nullable Integer maxRecords,
      ServerWebExchange exchange) {
    MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
    Map<String, Object> parameters = Parameters.list(new Parameters(), query, pageSize, maxRecords);
    AirtableCall call = AirtableCall.listRecords(Calls.table(baseId, table), parameters);
    return answer(call, baseId, exchange)
        .onErrorMap(Failed.class, RecordsOfBaseController::asAirtableSays)
        .map(page -> Shapes.page(page, shape, exchange))
        .map(page -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page));
  }

  private Mono<Map<String, Object>> answer(
      AirtableCall call, String baseId, ServerWebExchange exchange) {
    Optional<Principal> caller = Callers.find(exchange);
    return caller.isPresent()
        ? findOwnConnection
            .find(caller.orElseThrow(), AIRTABLE, baseId)
            .flatMap(id -> callAirtable.call(caller.orElseThrow(), id, call))
        : callAirtableByToken.call(UpstreamBearer.of(exchange), call);
  }

  private static Throwable asAirtableSays(Failed failed) {
    if (!(failed.failure() instanceof UpstreamRefused refused)) {
      return failed;
    }
    HttpStatus status = HttpStatus.resolve(refused.status());
    return status == null ? failed : new Refused(FailureRefusals.of(refused).at(status));
  }
}
