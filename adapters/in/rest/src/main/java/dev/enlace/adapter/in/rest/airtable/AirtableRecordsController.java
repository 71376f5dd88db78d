package dev.enlace.adapter.in.rest.airtable;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.AirtableRecordsApi;
import dev.enlace.adapter.in.rest.format.Format;
import dev.enlace.adapter.in.rest.format.Formats;
import dev.enlace.adapter.in.rest.format.ToonRows;
import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.text.Languages;
import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.adapter.in.rest.wire.AirtableAttachmentRequest;
import dev.enlace.adapter.in.rest.wire.AirtableWriteRequest;
import dev.enlace.adapter.in.rest.wire.AirtableWriteResponse;
import dev.enlace.application.port.in.airtable.StreamRecords;
import dev.enlace.application.port.in.airtable.WriteRecords;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.airtable.AirtableCall.Method;
import dev.enlace.domain.airtable.BaseId;
import dev.enlace.domain.airtable.RecordWrite;
import dev.enlace.domain.airtable.TableRef;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.form.Violation;
import dev.enlace.toon.FlatRecords;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Records, page by page or all, in the shape that Airtable gives them or as rows. */
@RestController
final class AirtableRecordsController implements AirtableRecordsApi {
  private final Calls calls;
  private final StreamRecords streamRecords;
  private final WriteRecords writeRecords;
  private final ToonRows toon;

  AirtableRecordsController(
      Calls calls, StreamRecords streamRecords, WriteRecords writeRecords, ToonRows toon) {
    this.calls = calls;
    this.streamRecords = streamRecords;
    this.writeRecords = writeRecords;
    this.toon = toon;
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
    MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
    Map<String, Object> parameters =
        Parameters.cells(cellFormat, timeZone, userLocale, returnFieldsByFieldId)
            .with("view", view)
            .texts(query, "fields")
            .with("filterByFormula", filterByFormula)
            .sorts(query)
            .with("pageSize", pageSize)
            .with("maxRecords", maxRecords)
            .with("offset", offset)
            .texts(query, "recordMetadata")
            .all();
    return pages.equals("all")
        ? all(connectionId, Calls.table(baseId, table), parameters, shape, exchange)
        : calls
            .ask(
                connectionId,
                AirtableCall.listRecords(Calls.table(baseId, table), parameters),
                exchange)
            .map(page -> ResponseEntity.ok(Shapes.page(page, shape, exchange)));
  }

  private <T> Mono<T> all(
      UUID connectionId,
      TableRef table,
      Map<String, Object> parameters,
      @Nullable String shape,
      ServerWebExchange exchange) {
    if (parameters.containsKey("offset")) {
      return Refused.with(
          Refusal.invalid(List.of(new Violation("offset", "format", Texts.all("rule.format")))));
    }
    Flux<Map<String, Object>> records =
        streamRecords.stream(
            Callers.of(exchange), new ConnectionId(connectionId), table, parameters);
    return send(records, Shapes.areFlat(shape, exchange), exchange).then(Mono.empty());
  }

  private Mono<Void> send(
      Flux<Map<String, Object>> records, boolean flat, ServerWebExchange exchange) {
    Flux<? extends Map<String, ?>> shaped = flat ? records.map(FlatRecords::row) : records;
    ServerHttpResponse response = exchange.getResponse();
    return switch (Formats.of(exchange)) {
      case JSON -> RecordStream.write(shaped, response);
      case TOON ->
          RecordStream.send(
              flat ? toon.table("records", shaped) : toon.list("records", shaped),
              Format.TOON.type(),
              response);
    };
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
      ServerWebExchange exchange) {
    return write(connectionId, Method.POST, Calls.table(baseId, table), request, exchange);
  }

  @Override
  public Mono<ResponseEntity<AirtableWriteResponse>> updateAirtableRecords(
      UUID connectionId,
      String baseId,
      String table,
      Mono<AirtableWriteRequest> request,
      ServerWebExchange exchange) {
    return write(connectionId, Method.PATCH, Calls.table(baseId, table), request, exchange);
  }

  @Override
  public Mono<ResponseEntity<AirtableWriteResponse>> replaceAirtableRecords(
      UUID connectionId,
      String baseId,
      String table,
      Mono<AirtableWriteRequest> request,
      ServerWebExchange exchange) {
    return write(connectionId, Method.PUT, Calls.table(baseId, table), request, exchange);
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
            AirtableCall.uploadAttachment(
                new BaseId(baseId),
                record,
                field,
                Map.of(
                    "filename", file.getFilename(),
                    "contentType", file.getContentType(),
                    "file", file.getFile())),
            exchange));
  }

  private Mono<ResponseEntity<AirtableWriteResponse>> write(
      UUID connectionId,
      Method method,
      TableRef table,
      Mono<AirtableWriteRequest> request,
      ServerWebExchange exchange) {
    return request.flatMap(asked -> write(connectionId, Writes.of(method, table, asked), exchange));
  }

  private Mono<ResponseEntity<AirtableWriteResponse>> write(
      UUID connectionId, RecordWrite write, ServerWebExchange exchange) {
    return writeRecords
        .write(Callers.of(exchange), new ConnectionId(connectionId), write)
        .map(written -> ResponseEntity.ok(Writes.wire(written, Languages.of(exchange))));
  }
}
