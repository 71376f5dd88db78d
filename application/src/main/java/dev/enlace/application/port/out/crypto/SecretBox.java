package dev.enlace.application.port.out.crypto;

import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Seals secrets with authenticated encryption. What is sealed for one place (workspace, table, row,
 * field) does not open in another, so ciphertext that is moved is worthless.
 */
public interface SecretBox {
  /** Seals all secrets of a row with the workspace's primary key for that purpose. Never empty. */
  Mono<SealedSecrets> seal(Place place, Map<String, Secret> secrets);

  /**
   * Opens all secrets of a row. Never empty; fails with {@link UnreadableSecrets} where one does
   * not open or its key is gone, and with another {@code IllegalStateException} where that key does
   * not open, which would open everything again if it were put back.
   */
  Mono<Map<String, Secret>> open(Place place, SealedSecrets sealed);

  /**
   * Opens all secrets of a row and seals them for the same place under that key of the same
   * keyring. Never empty; fails as {@link #open} does.
   */
  Mono<SealedSecrets> reseal(Place place, SealedSecrets sealed, int keyId);

  /** Where secrets stand: part of what authenticates them. */
  record Place(WorkspaceId workspace, KeyPurpose purpose, String table, UUID row) {}
}
