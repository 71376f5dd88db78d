package dev.enlace.application.usecase.keys;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.NotFound;
import dev.enlace.application.port.in.keys.ReadKeyRotation;
import dev.enlace.application.port.out.crypto.KeyRotations;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.rotation.RotationId;
import reactor.core.publisher.Mono;

/** Reads a rotation of the principal's workspace. */
public final class ReadKeyRotationHandler implements ReadKeyRotation {
  private final KeyRotations rotations;

  /** Over those rotations. */
  public ReadKeyRotationHandler(KeyRotations rotations) {
    this.rotations = rotations;
  }

  @Override
  public Mono<KeyRotation> read(Principal principal, RotationId id) {
    return rotations
        .find(principal.workspace(), id)
        .switchIfEmpty(Failed.with(new NotFound("key-rotation", id.toString())));
  }
}
