package dev.enlace.adapter.out.postgres.rotation;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SealedRows.Row;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
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
public abstract class SealedTable {
  private final Database database;
  private final String name;
  private final KeyPurpose purpose;
  private final Statements statements;

  /**
   * A table of that database.
   *
   * @param name in the places that its ciphertext is bound to
   * @param purpose the keyring that seals it
   */
  protected SealedTable(Database database, String name, KeyPurpose purpose, Statements statements) {
    this.database = database;
    this.name = name;
    this.purpose = purpose;
    this.statements = statements;
  }

  /** Its name in the places that its ciphertext is bound to. */
  public final String name() {
    return name;
  }

  /** The keyring that seals it. */
  public final KeyPurpose purpose() {
    return purpose;
  }

  /** A row that {@link Statements#batch} has read. */
  protected abstract Row row(Readable row);

  /** How many of the workspace's rows are not under that key. */
  final Mono<Long> count(WorkspaceId workspace, int keyId) {
    return database
        .sql(statements.count())
        .bind("workspace", workspace.value())
        .bind("key", keyId)
        .map(row -> new Columns(row).count("count"))
        .one();
  }

  /** Rows that are not under that key, by id, from the one after. */
  final Flux<Row> batch(WorkspaceId workspace, int keyId, UUID after, int limit) {
    return database
        .sql(statements.batch().replace(":most", Integer.toString(limit)))
        .bind("workspace", workspace.value())
        .bind("key", keyId)
        .bind("after", after)
        .map(this::row)
        .all();
  }

  /** Replaces the ciphertext of those rows that are still of their version. How many. */
  final Mono<Long> replace(WorkspaceId workspace, List<Row> rows) {
    return database
        .sql(statements.replace())
        .bind("workspace", workspace.value())
        .bind("rows", JsonText.of(rows.stream().map(SealedTable::tree).toList()))
        .fetch()
        .rowsUpdated();
  }

  /** The keys that the workspace's rows name. */
  final Flux<Integer> keysInUse(WorkspaceId workspace) {
    return database
        .sql(statements.keysInUse())
        .bind("workspace", workspace.value())
        .map(row -> new Columns(row).number("key_id"))
        .all();
  }

  /** A row as JSON: id, version, the key's id, and base64 of the ciphertext by field. */
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

  /**
   * What is run on a table.
   *
   * @param count of {@code :workspace}'s rows under another key than {@code :key}
   * @param batch the next {@code :most} of them {@code :after} an id; the number is put in its
   *     place, since for one that is bound a generic plan expects a tenth of the table; and {@code
   *     key_id + 0}, since where one key is in use a plan expects no row under another, and reads
   *     and sorts all of them
   * @param replace the ciphertext by {@code :rows}, a JSON array, where the version is the same
   * @param keysInUse of {@code :workspace}, as {@code key_id}
   */
  public record Statements(String count, String batch, String replace, String keysInUse) {}
}
