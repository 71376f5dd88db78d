package dev.enlace.application.usecase.keys;

import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.keys.ListKeyRotations;
import dev.enlace.application.port.out.crypto.KeyRotations;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.rotation.RotationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Lists a workspace's rotations. */
public final class ListKeyRotationsHandler implements ListKeyRotations {
  private final KeyRotations rotations;

  /** Over those rotations. */
  public ListKeyRotationsHandler(KeyRotations rotations) {
    this.rotations = rotations;
  }

  @Override
  public Mono<Page<KeyRotation>> list(Principal principal, @Nullable RotationId before, int limit) {
    return rotations
        .page(principal.workspace(), before, limit)
        .collectList()
        .map(oneMore -> Page.of(oneMore, limit));
  }
}
