package dev.enlace.adapter.out.postgres.crypto;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.port.out.crypto.RootKeys;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Marks of root keys in PostgreSQL; they belong to the installation, not to a workspace. */
public final class PostgresRootKeys implements RootKeys {
  private static final String PRIMARY =
      "SELECT k.id, k.kek, k.check_value FROM connections.root_keys k WHERE k.status = 'primary'";

  private static final String ALL =
      "SELECT k.id, k.kek, k.check_value FROM connections.root_keys k ORDER BY k.id";

  private static final String DEMOTE =
      "UPDATE connections.root_keys k SET status = 'active' WHERE k.id = :from AND k.status = 'primary'";

  private static final String PROMOTE =
      """
      INSERT INTO connections.root_keys (id, status, kek, check_value)
      VALUES (:id, 'primary', :kek, :check_value)
      ON CONFLICT (id) DO UPDATE SET status = 'primary', retired_at = NULL
      """;

  private static final String IN_USE = "SELECT DISTINCT k.root_id FROM connections.data_keys k";

  // Apart from the question: Citus reads no tenant's table while it changes a reference table.
  private static final String RETIRE =
      """
      UPDATE connections.root_keys r SET status = 'retired', retired_at = now()
      WHERE r.status = 'active' AND r.id <> ALL (:used)
      """;

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
    return database.write(with(mark, ADD).then().then(primaryMark()));
  }

  @Override
  public Flux<Mark> all() {
    return database.readAll(database.sql(ALL).map(PostgresRootKeys::mark).all());
  }

  @Override
  public Mono<Mark> promote(Mark next, int from) {
    return database.write(
        database
            .sql(DEMOTE)
            .bind("from", from)
            .fetch()
            .rowsUpdated()
            .filter(rows -> rows == 1)
            .flatMap(demoted -> with(next, PROMOTE).then().then(primaryMark())));
  }

  @Override
  public Mono<Long> retireUnused() {
    return database.write(
        database
            .sql(IN_USE)
            .map(row -> new Columns(row).number("root_id"))
            .all()
            .collectList()
            .flatMap(used ->
                database
                    .sql(RETIRE)
                    .bind("used", used.toArray(Integer[]::new))
                    .fetch()
                    .rowsUpdated()));
  }

  private GenericExecuteSpec with(Mark mark, String sql) {
    return database
        .sql(sql)
        .bind("id", mark.id())
        .bind("kek", mark.kek())
        .bind("check_value", mark.checkValue());
  }

  private Mono<Mark> primaryMark() {
    return database.sql(PRIMARY).map(PostgresRootKeys::mark).one();
  }

  private static Mark mark(Readable row) {
    Columns columns = new Columns(row);
    return new Mark(columns.number("id"), columns.text("kek"), columns.bytes("check_value"));
  }
}
