package dev.enlace.adapter.in.rest.airtable;

import dev.enlace.adapter.in.rest.api.AirtableCommentsApi;
import dev.enlace.adapter.in.rest.wire.AirtableCommentRequest;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.airtable.AirtableCall.Method;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Comments on records. */
@RestController
final class AirtableCommentsController implements AirtableCommentsApi {
  private final Calls calls;

  AirtableCommentsController(Calls calls) {
    this.calls = calls;
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> listAirtableComments(
      UUID connectionId,
      String baseId,
      String table,
      String record,
      @Nullable Integer pageSize,
      @Nullable String offset,
      ServerWebExchange exchange) {
    Map<String, Object> parameters =
        new Parameters().with("pageSize", pageSize).with("offset", offset).all();
    return calls.of(
        connectionId,
        AirtableCall.comments(Method.GET, Calls.table(baseId, table), record, parameters),
        exchange);
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> createAirtableComment(
      UUID connectionId,
      String baseId,
      String table,
      String record,
      Mono<AirtableCommentRequest> request,
      ServerWebExchange exchange) {
    return request.flatMap(comment ->
        calls.of(
            connectionId,
            AirtableCall.comments(Method.POST, Calls.table(baseId, table), record, said(comment)),
            exchange));
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> updateAirtableComment(
      UUID connectionId,
      String baseId,
      String table,
      String record,
      String comment,
      Mono<AirtableCommentRequest> request,
      ServerWebExchange exchange) {
    return request.flatMap(changed ->
        calls.of(
            connectionId,
            AirtableCall.comment(
                Method.PATCH, Calls.table(baseId, table), record, comment, said(changed)),
            exchange));
  }

  @Override
  public Mono<ResponseEntity<Map<String, Object>>> deleteAirtableComment(
      UUID connectionId,
      String baseId,
      String table,
      String record,
      String comment,
      ServerWebExchange exchange) {
    return calls.of(
        connectionId,
        AirtableCall.comment(Method.DELETE, Calls.table(baseId, table), record, comment, Map.of()),
        exchange);
  }

  private static Map<String, Object> said(AirtableCommentRequest comment) {
    return new Parameters()
        .with("text", comment.getText())
        .with("parentCommentId", comment.getParentCommentId())
        .all();
  }
}
