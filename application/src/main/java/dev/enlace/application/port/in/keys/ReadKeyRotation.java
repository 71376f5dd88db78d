package dev.enlace.application.port.in.keys;

import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.rotation.RotationId;
import reactor.core.publisher.Mono;

/** Shows how far a rotation of the principal's workspace is. */
public interface ReadKeyRotation {
  /** Never empty; fails with {@code NotFound}. */
  Mono<KeyRotation> read(Principal principal, RotationId id);
}
