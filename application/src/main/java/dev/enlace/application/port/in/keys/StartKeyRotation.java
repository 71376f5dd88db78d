package dev.enlace.application.port.in.keys;

import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.rotation.KeyRotation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Gives the principal's workspace new data keys and begins to seal everything anew. */
public interface StartKeyRotation {
  /**
   * Never empty. Fails with {@code ValidationFailed} where nothing is sealed for that purpose,
   * {@code RotationRunning} where the workspace is being rotated already.
   */
  Mono<KeyRotation> start(Command command);

  /**
   * What to rotate.
   *
   * @param purpose null: every one
   */
  record Command(Principal principal, @Nullable String purpose) {}
}
