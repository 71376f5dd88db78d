package dev.enlace.adapter.in.rest.airtable;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.AirtableRecordsApi;
import dev.enlace.adapter.in.rest.text.Languages;
import dev.enlace.adapter.in.rest.wire.AirtableAttachmentRequest;
import dev.enlace.adapter.in.rest.wire.AirtableListRequest;
import dev.enlace.adapter.in.rest.wire.AirtableWriteRequest;
import dev.enlace.adapter.in.rest.wire.AirtableWriteResponse;
import dev.enlace.application.port.in.airtable.WriteRecords;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.airtable.AirtableCall.Method;
import dev.enlace.domain.airtable.BaseId;
import dev.enlace.domain.airtable.RecordWrite;
import dev.enlace.domain.airtable.TableRef;
import dev.enlace.domain.connection.ConnectionId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Records, page by page or all, in the shape that Airtable gives them or as rows. */
@RestController
final class AirtableRecordsController implements AirtableRecordsApi {
  private static final String ALL = "all";

  private final Calls calls;
  private final Lists lists;
  private final WriteRecords writeRecords;

  AirtableRecordsController(Calls calls, Lists lists, WriteRecords writeRecords) {
    this.calls = calls;
    this.lists = lists;
    this.writeRecords = writeRecords;
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> listAirtableRecords(
      UUID connectionId,
      String baseId,
      String table,
      @Nullable String view,
      @Nullable List<String> fields,
      @Nullable String filterByFormula,
      @Nullable List<String> sort,
      @Nullable Integer pageSize,
      @Nullable Integer maxRecords,
      @Nullable String offset,
      @Nullable String cellFormat,
      @Nullable String timeZone,
      @Nullable String userLocale,
      @Nullable Boolean returnFieldsByFieldId,
      @Nullable List<String> recordMetadata,
      String pages,
      @Nullable String shape,
      ServerWebExchange exchange) {
    Map<String, Object> parameters =
        Parameters.list(
            Parameters.cells(cellFormat, timeZone, userLocale, returnFieldsByFieldId),
            exchange.getRequest().getQueryParams(),
            pageSize,
            maxRecords);
    // whoever wants no body does not have all pages asked for
    boolean all = pages.equals(ALL) && !exchange.getRequest().getMethod().equals(HttpMethod.HEAD);
    return lists.of(connectionId, Calls.table(baseId, table), parameters, all, shape, exchange);
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> listAirtableRecordsByPost(
      UUID connectionId,
      String baseId,
      String table,
      Mono<AirtableListRequest> request,
      ServerWebExchange exchange) {
    return request.flatMap(asked ->
        lists.of(
            connectionId,
            Calls.table(baseId, table),
            Parameters.of(asked),
            ALL.equals(asked.getPages()),
            asked.getShape(),
            exchange));
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> getAirtableRecord(
      UUID connectionId,
      String baseId,
      String table,
      String record,
      @Nullable String cellFormat,
      @Nullable String timeZone,
      @Nullable String userLocale,
      @Nullable Boolean returnFieldsByFieldId,
      @Nullable String shape,
      ServerWebExchange exchange) {
    return calls
        .ask(
            connectionId,
            AirtableCall.getRecord(
                Calls.table(baseId, table),
                record,
                Parameters.cells(cellFormat, timeZone, userLocale, returnFieldsByFieldId).all()),
            exchange)
        .map(found -> ResponseEntity.ok(Shapes.one(found, shape, exchange)));
  }

  @Override
  public Mono<ResponseEntity<AirtableWriteResponse>> createAirtableRecords(
      UUID connectionId,
      String baseId,
      String table,
      Mono<AirtableWriteRequest> request,
      @Nullable String shape,
      ServerWebExchange exchange) {
    return write(connectionId, Method.POST, Calls.table(baseId, table), request, shape, exchange);
  }

  @Override
  public Mono<ResponseEntity<AirtableWriteResponse>> updateAirtableRecords(
      UUID connectionId,
      String baseId,
      String table,
      Mono<AirtableWriteRequest> request,
      @Nullable String shape,
      ServerWebExchange exchange) {
    return write(connectionId, Method.PATCH, Calls.table(baseId, table), request, shape, exchange);
  }

  @Override
  public Mono<ResponseEntity<AirtableWriteResponse>> replaceAirtableRecords(
      UUID connectionId,
      String baseId,
      String table,
      Mono<AirtableWriteRequest> request,
      @Nullable String shape,
      ServerWebExchange exchange) {
    return write(connectionId, Method.PUT, Calls.table(baseId, table), request, shape, exchange);
  }

  @Override
  public Mono<ResponseEntity<AirtableWriteResponse>> deleteAirtableRecords(
      List<String> records,
      UUID connectionId,
      String baseId,
      String table,
      ServerWebExchange exchange) {
    return write(
        connectionId,
        new RecordWrite(
            Method.DELETE, Calls.table(baseId, table), List.<Object>copyOf(records), Map.of()),
        null,
        exchange);
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> uploadAirtableAttachment(
      UUID connectionId,
      String baseId,
      String table,
      String record,
      String field,
      Mono<AirtableAttachmentRequest> request,
      ServerWebExchange exchange) {
    return request.flatMap(file ->
        calls.of(
            connectionId,
            AirtableCall.uploadAttachment(new BaseId(baseId), record, field, Parameters.of(file)),
            exchange));
  }

  private Mono<ResponseEntity<AirtableWriteResponse>> write(
      UUID connectionId,
      Method method,
      TableRef table,
      Mono<AirtableWriteRequest> request,
      @Nullable String shape,
      ServerWebExchange exchange) {
    return request.flatMap(
        asked -> write(connectionId, Writes.of(method, table, asked), shape, exchange));
  }

  private Mono<ResponseEntity<AirtableWriteResponse>> write(
      UUID connectionId, RecordWrite write, @Nullable String shape, ServerWebExchange exchange) {
    return writeRecords
        .write(Callers.of(exchange), new ConnectionId(connectionId), write)
        .map(written ->
            ResponseEntity.ok(
                Writes.wire(written, Shapes.areFlat(shape, exchange), Languages.of(exchange))));
  }
}
