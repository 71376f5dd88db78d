package dev.enlace.application.port.in.keys;

import dev.enlace.application.port.in.Page;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.rotation.RotationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Shows the rotations of the principal's workspace. */
public interface ListKeyRotations {
  /** Rotations, the newest first. Never empty. */
  Mono<Page<KeyRotation>> list(Principal principal, @Nullable RotationId before, int limit);
}
