package dev.enlace.adapter.in.rest.connections;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.ConnectionsApi;
import dev.enlace.adapter.in.rest.paging.Cursors;
import dev.enlace.adapter.in.rest.paging.ETags;
import dev.enlace.adapter.in.rest.text.Languages;
import dev.enlace.adapter.in.rest.wire.ConnectionListResponse;
import dev.enlace.adapter.in.rest.wire.ConnectionResponse;
import dev.enlace.adapter.in.rest.wire.CreateConnectionRequest;
import dev.enlace.adapter.in.rest.wire.DeleteConnectionResponse;
import dev.enlace.adapter.in.rest.wire.RecipientHistoryResponse;
import dev.enlace.adapter.in.rest.wire.UpdateConnectionRequest;
import dev.enlace.adapter.in.rest.wire.WireConnectionState;
import dev.enlace.adapter.in.rest.wire.WireVisibility;
import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.connection.CreateConnection;
import dev.enlace.application.port.in.connection.Disconnect;
import dev.enlace.application.port.in.connection.ListConnections;
import dev.enlace.application.port.in.connection.ReadConnection;
import dev.enlace.application.port.in.connection.ReadRecipientHistory;
import dev.enlace.application.port.in.connection.UpdateConnection;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.RecipientLists;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.text.Language;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Connections as a resource. */
@RestController
final class ConnectionsController implements ConnectionsApi {
  private final ListConnections listConnections;
  private final CreateConnection createConnection;
  private final ReadConnection readConnection;
  private final UpdateConnection updateConnection;
  private final Disconnect disconnect;
  private final ReadRecipientHistory readRecipientHistory;

  ConnectionsController(
      ListConnections listConnections,
      CreateConnection createConnection,
      ReadConnection readConnection,
      UpdateConnection updateConnection,
      Disconnect disconnect,
      ReadRecipientHistory readRecipientHistory) {
    this.listConnections = listConnections;
    this.createConnection = createConnection;
    this.readConnection = readConnection;
    this.updateConnection = updateConnection;
    this.disconnect = disconnect;
    this.readRecipientHistory = readRecipientHistory;
  }

  @Override
  public Mono<ResponseEntity<ConnectionListResponse>> listConnections(
      @Nullable String slug,
      @Nullable WireConnectionState state,
      @Nullable UUID owner,
      @Nullable WireVisibility visibility,
      Integer limit,
      @Nullable String cursor,
      ServerWebExchange exchange) {
    ListConnections.Query query =
        new ListConnections.Query(
            Callers.of(exchange),
            Optional.ofNullable(slug).map(Slug::new).orElse(null),
            Optional.ofNullable(state).map(WireConnectionState::getValue).orElse(null),
            Optional.ofNullable(owner).map(UserId::new).orElse(null),
            ConnectionCommands.INSTANCE.visibility(visibility),
            Cursors.id(cursor, ConnectionId::new),
            limit);
    return listConnections
        .list(query)
        .map(page -> ResponseEntity.ok(list(page, Languages.of(exchange))));
  }

  @Override
  public Mono<ResponseEntity<ConnectionResponse>> createConnection(
      Mono<CreateConnectionRequest> createConnectionRequest,
      Boolean verify,
      ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    return createConnectionRequest
        .map(request -> ConnectionCommands.INSTANCE.create(request, principal, verify))
        .flatMap(createConnection::create)
        .map(visible -> created(visible, Languages.of(exchange)));
  }

  @Override
  public Mono<ResponseEntity<ConnectionResponse>> getConnection(
      UUID connectionId, ServerWebExchange exchange) {
    return readConnection
        .read(Callers.of(exchange), new ConnectionId(connectionId))
        .map(visible -> ConnectionAnswers.ok(visible, Languages.of(exchange)));
  }

  @Override
  public Mono<ResponseEntity<ConnectionResponse>> updateConnection(
      String ifMatch,
      UUID connectionId,
      Mono<UpdateConnectionRequest> updateConnectionRequest,
      Boolean verify,
      ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    ConnectionId id = new ConnectionId(connectionId);
    return updateConnectionRequest
        .map(request ->
            ConnectionCommands.INSTANCE.update(
                Edits.requireSome(request), principal, id, ETags.version(ifMatch, id), verify))
        .flatMap(updateConnection::update)
        .map(visible -> ConnectionAnswers.ok(visible, Languages.of(exchange)));
  }

  @Override
  public Mono<ResponseEntity<DeleteConnectionResponse>> deleteConnection(
      UUID connectionId, ServerWebExchange exchange) {
    return disconnect
        .disconnect(Callers.of(exchange), new ConnectionId(connectionId))
        .map(gone -> ResponseEntity.ok(ConnectionMapper.INSTANCE.gone(gone)));
  }

  @Override
  public Mono<ResponseEntity<RecipientHistoryResponse>> listRecipientHistory(
      UUID connectionId, Integer limit, @Nullable String cursor, ServerWebExchange exchange) {
    Version before = Cursors.key(cursor, text -> new Version(Integer.parseInt(text)));
    return readRecipientHistory
        .read(Callers.of(exchange), new ConnectionId(connectionId), before, limit)
        .map(page -> ResponseEntity.ok(history(page)));
  }

  private static RecipientHistoryResponse history(Page<RecipientLists> page) {
    return new RecipientHistoryResponse()
        .items(page.items().stream().map(ConnectionMapper.INSTANCE::lists).toList())
        .nextCursor(Cursors.next(page, lists -> lists.version().value()));
  }

  private static ConnectionListResponse list(Page<VisibleConnection> page, Language language) {
    return new ConnectionListResponse()
        .items(
            page.items().stream()
                .map(visible -> ConnectionAnswers.wire(visible, language))
                .toList())
        .nextCursor(Cursors.next(page, visible -> visible.connection().id()));
  }

  private static ResponseEntity<ConnectionResponse> created(
      VisibleConnection visible, Language language) {
    URI location = URI.create("/connections/" + visible.connection().id());
    return ConnectionAnswers.of(ResponseEntity.created(location), visible, language);
  }
}
