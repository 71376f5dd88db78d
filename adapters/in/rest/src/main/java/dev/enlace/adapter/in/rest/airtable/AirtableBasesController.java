package dev.enlace.adapter.in.rest.airtable;

import dev.enlace.adapter.in.rest.api.AirtableBasesApi;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.airtable.BaseId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Bases and tables, in the shape that Airtable gives them. */
@RestController
final class AirtableBasesController implements AirtableBasesApi {
  private final Calls calls;

  AirtableBasesController(Calls calls) {
    this.calls = calls;
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> getAirtableUser(
      UUID connectionId, ServerWebExchange exchange) {
    return calls.of(connectionId, AirtableCall.whoami(), exchange);
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> listAirtableBases(
      UUID connectionId, @Nullable String offset, ServerWebExchange exchange) {
    return calls.of(
        connectionId, AirtableCall.bases(new Parameters().with("offset", offset).all()), exchange);
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> listAirtableTables(
      UUID connectionId,
      String baseId,
      @Nullable List<String> include,
      ServerWebExchange exchange) {
    Map<String, Object> parameters =
        new Parameters().texts(exchange.getRequest().getQueryParams(), "include").all();
    return calls.of(connectionId, AirtableCall.tables(new BaseId(baseId), parameters), exchange);
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> createAirtableTable(
      UUID connectionId,
      String baseId,
      Mono<Map<String, Object>> body,
      ServerWebExchange exchange) {
    return body.flatMap(table ->
        calls.of(connectionId, AirtableCall.createTable(new BaseId(baseId), table), exchange));
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> updateAirtableTable(
      UUID connectionId,
      String baseId,
      String table,
      Mono<Map<String, Object>> body,
      ServerWebExchange exchange) {
    return body.flatMap(changes ->
        calls.of(
            connectionId, AirtableCall.updateTable(Calls.table(baseId, table), changes), exchange));
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> createAirtableField(
      UUID connectionId,
      String baseId,
      String table,
      Mono<Map<String, Object>> body,
      ServerWebExchange exchange) {
    return body.flatMap(field ->
        calls.of(
            connectionId, AirtableCall.createField(Calls.table(baseId, table), field), exchange));
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> updateAirtableField(
      UUID connectionId,
      String baseId,
      String table,
      String field,
      Mono<Map<String, Object>> body,
      ServerWebExchange exchange) {
    return body.flatMap(changes ->
        calls.of(
            connectionId,
            AirtableCall.updateField(Calls.table(baseId, table), field, changes),
            exchange));
  }
}
