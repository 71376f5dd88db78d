package dev.enlace.adapter.out.postgres.rotation;

import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SealedRows.Row;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A table whose rows hold ciphertext. Whatever keeps secrets has one, or rotations pass it by: then
 * the key that its rows name is retired while they still need it. Statements run inside the
 * caller's transaction.
 */
public interface SealedTable {
  /** Its name in the places that its ciphertext is bound to. */
  String name();

  /** The keyring that seals it. */
  KeyPurpose purpose();

  /** How many of the workspace's rows are not under that key. */
  Mono<Long> count(WorkspaceId workspace, int keyId);

  /** Rows that are not under that key, by id, from the one after. */
  Flux<Row> batch(WorkspaceId workspace, int keyId, UUID after, int limit);

  /** Replaces the ciphertext of those rows that are still of their version. How many. */
  Mono<Long> replace(WorkspaceId workspace, List<Row> rows);

  /** The keys that the workspace's rows name. */
  Flux<Integer> keysInUse(WorkspaceId workspace);

  /** Rows as JSON: id, version, the key's id, and base64 of the ciphertext by field. */
  static List<Map<String, Object>> tree(List<Row> rows) {
    return rows.stream().map(SealedTable::tree).toList();
  }

  private static Map<String, Object> tree(Row row) {
    Map<String, String> sealed = new HashMap<>();
    row.secrets()
        .byField()
        .forEach((field, secret) ->
            sealed.put(field, Base64.getEncoder().encodeToString(secret.ciphertext())));
    return Map.of(
        "id", row.id().toString(),
        "version", row.version(),
        "key_id", row.secrets().keyId(),
        "sealed", sealed);
  }
}
