package dev.enlace.adapter.out.postgres.crypto;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.crypto.RootKeys;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

/** Marks of root keys in PostgreSQL; they belong to the installation, not to a workspace. */
public final class PostgresRootKeys implements RootKeys {
  private static final String PRIMARY =
      "SELECT k.id, k.kek, k.check_value FROM connections.root_keys k WHERE k.status = 'primary'";

  private static final String ADD =
      """
      INSERT INTO connections.root_keys (id, status, kek, check_value)
      VALUES (:id, 'primary', :kek, :check_value)
      ON CONFLICT DO NOTHING
      """;

  private final Database database;

  /** In that database. */
  public PostgresRootKeys(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Mark> primary() {
    return database.read(primaryMark());
  }

  @Override
  public Mono<Mark> add(Mark mark) {
    return database.write(
        database
            .sql(ADD)
            .bind("id", mark.id())
            .bind("kek", mark.kek())
            .bind("check_value", mark.checkValue())
            .then()
            .then(primaryMark()));
  }

  private Mono<Mark> primaryMark() {
    return database.sql(PRIMARY).map(PostgresRootKeys::mark).one();
  }

  private static Mark mark(Readable row) {
    Columns columns = new Columns(row);
    return new Mark(columns.number("id"), columns.text("kek"), columns.bytes("check_value"));
  }
}
