package dev.enlace.adapter.in.rest.rotations;

import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.api.KeysApi;
import dev.enlace.adapter.in.rest.paging.Cursors;
import dev.enlace.adapter.in.rest.wire.KeyRotationListResponse;
import dev.enlace.adapter.in.rest.wire.KeyRotationResponse;
import dev.enlace.adapter.in.rest.wire.StartKeyRotationRequest;
import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.keys.ListKeyRotations;
import dev.enlace.application.port.in.keys.ReadKeyRotation;
import dev.enlace.application.port.in.keys.StartKeyRotation;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.rotation.RotationId;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Starts and shows key rotations. */
@RestController
final class KeyRotationsController implements KeysApi {
  private final StartKeyRotation startKeyRotation;
  private final ReadKeyRotation readKeyRotation;
  private final ListKeyRotations listKeyRotations;

  KeyRotationsController(
      StartKeyRotation startKeyRotation,
      ReadKeyRotation readKeyRotation,
      ListKeyRotations listKeyRotations) {
    this.startKeyRotation = startKeyRotation;
    this.readKeyRotation = readKeyRotation;
    this.listKeyRotations = listKeyRotations;
  }

  @Override
  public Mono<ResponseEntity<KeyRotationResponse>> startKeyRotation(
      Mono<StartKeyRotationRequest> startKeyRotationRequest, ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    return startKeyRotationRequest
        .map(request -> new StartKeyRotation.Command(principal, request.getPurpose()))
        .flatMap(startKeyRotation::start)
        .map(begun ->
            ResponseEntity.accepted()
                .location(URI.create("/keys/rotations/" + begun.id()))
                .body(KeyRotationMapper.INSTANCE.rotation(begun)));
  }

  @Override
  public Mono<ResponseEntity<KeyRotationResponse>> getKeyRotation(
      UUID rotationId, ServerWebExchange exchange) {
    return readKeyRotation
        .read(Callers.of(exchange), new RotationId(rotationId))
        .map(KeyRotationMapper.INSTANCE::rotation)
        .map(ResponseEntity::ok);
  }

  @Override
  public Mono<ResponseEntity<KeyRotationListResponse>> listKeyRotations(
      Integer limit, @Nullable String cursor, ServerWebExchange exchange) {
    return listKeyRotations
        .list(Callers.of(exchange), Cursors.id(cursor, RotationId::new), limit)
        .map(KeyRotationsController::list)
        .map(ResponseEntity::ok);
  }

  private static KeyRotationListResponse list(Page<KeyRotation> page) {
    return new KeyRotationListResponse()
        .items(page.items().stream().map(KeyRotationMapper.INSTANCE::rotation).toList())
        .nextCursor(Cursors.next(page, KeyRotation::id));
  }
}
