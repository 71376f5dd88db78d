package dev.enlace.application.usecase.event;

import dev.enlace.application.port.out.crypto.Entropy;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SecretBox;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.application.port.out.crypto.UnreadableSecrets;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.application.port.out.event.Destinations.Stored;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Signing secrets of destinations, in the form of Standard Webhooks. */
public final class SigningKeys {
  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;

  private final SecretBox box;
  private final Entropy entropy;
  private final Clock clock;

  /** With those means. */
  public SigningKeys(SecretBox box, Entropy entropy, Clock clock) {
    this.box = box;
    this.entropy = entropy;
    this.clock = clock;
  }

  /** A new one. */
  Secret make() {
    return Secret.of(PREFIX + Base64.getEncoder().encodeToString(entropy.bytes(BYTES)));
  }

  /** Seals the first one of a destination. */
  Mono<SealedSecrets> seal(WorkspaceId workspace, DestinationId id, Secret secret) {
    return box.seal(place(workspace, id), Map.of(Destinations.SECRET, secret));
  }

  /**
   * Seals a new one and, for that long besides it, the one that signs now; alone where that does
   * not open, which mends it.
   */
  Mono<SealedSecrets> seal(Stored stored, Secret secret, Duration overlap) {
    return box.open(place(stored), stored.secrets())
        .map(opened ->
            Map.of(
                Destinations.SECRET,
                secret,
                Destinations.SECRET_OLD,
                former(opened, clock.instant(), overlap).text()))
        .onErrorReturn(UnreadableSecrets.class, Map.of(Destinations.SECRET, secret))
        .flatMap(secrets -> box.seal(place(stored), secrets));
  }

  /** Those that sign now, the newest first; never empty. */
  Mono<List<Secret>> open(Stored stored) {
    return box.open(place(stored), stored.secrets())
        .map(opened -> {
          List<Secret> signing = new ArrayList<>();
          signing.add(newest(opened));
          signing.addAll(
              FormerSecrets.parse(opened.get(Destinations.SECRET_OLD)).at(clock.instant()));
          return signing;
        });
  }

  private static FormerSecrets former(Map<String, Secret> opened, Instant now, Duration overlap) {
    return FormerSecrets.parse(opened.get(Destinations.SECRET_OLD))
        .with(newest(opened), now.plus(overlap), now);
  }

  private static Secret newest(Map<String, Secret> opened) {
    Secret newest = opened.get(Destinations.SECRET);
    if (newest == null) {
      throw new UnreadableSecrets("a destination has no secret");
    }
    return newest;
  }

  private static Place place(Stored stored) {
    return place(stored.destination().workspace(), stored.destination().id());
  }

  private static Place place(WorkspaceId workspace, DestinationId id) {
    return new Place(workspace, KeyPurpose.TOKENS, Destinations.TABLE, id.value());
  }
}
