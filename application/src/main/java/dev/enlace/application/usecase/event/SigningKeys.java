package dev.enlace.application.usecase.event;

import dev.enlace.application.port.out.crypto.Entropy;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SecretBox;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.application.port.out.event.Destinations.Stored;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Signing secrets of destinations, in the form of Standard Webhooks. */
public final class SigningKeys {
  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;

  private final SecretBox box;
  private final Entropy entropy;

  /** With those means. */
  public SigningKeys(SecretBox box, Entropy entropy) {
    this.box = box;
    this.entropy = entropy;
  }

  /** A new one. */
  Secret make() {
    return Secret.of(PREFIX + Base64.getEncoder().encodeToString(entropy.bytes(BYTES)));
  }

  /** Seals the first one of a destination. */
  Mono<SealedSecrets> seal(WorkspaceId workspace, DestinationId id, Secret secret) {
    return box.seal(place(workspace, id), Map.of(Destinations.SECRET, secret));
  }

  /** Seals a new one and, as the old one, the one that signs now. */
  Mono<SealedSecrets> seal(Stored stored, Secret secret) {
    return open(stored)
        .flatMap(keys ->
            box.seal(
                place(stored),
                Map.of(Destinations.SECRET, secret, Destinations.SECRET_OLD, keys.getFirst())));
  }

  /** Those that sign now, the newest first; never empty. */
  Mono<List<Secret>> open(Stored stored) {
    return box.open(place(stored), stored.secrets()).map(SigningKeys::inOrder);
  }

  private static List<Secret> inOrder(Map<String, Secret> opened) {
    return Stream.of(Destinations.SECRET, Destinations.SECRET_OLD)
        .map(opened::get)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  private static Place place(Stored stored) {
    return place(stored.destination().workspace(), stored.destination().id());
  }

  private static Place place(WorkspaceId workspace, DestinationId id) {
    return new Place(workspace, KeyPurpose.TOKENS, Destinations.TABLE, id.value());
  }
}
