package dev.enlace.bootstrap.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Sql;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A grant whose only token is being refreshed when its Enlace is killed. */
final class Refreshed {
  private final String connection;
  private final String user;
  private volatile @Nullable Answer answer;

  private Refreshed(String connection, String user) {
    this.connection = connection;
    this.user = user;
  }

  /** Has run out. */
  static Refreshed of(String database, String connection, String user) {
    Grants.expire(database, connection);
    return new Refreshed(connection, user);
  }

  boolean is(String id) {
    return connection.equals(id);
  }

  /** Asks for a token; nobody may be there to answer. */
  void ask(Api admin) {
    try {
      answer = admin.as(user).get(path());
    } catch (UncheckedIOException killed) {
      answer = null;
    }
  }

  /**
   * Whether the grant still gives tokens to another replica. What somebody was told is never lost,
   * and a row has as many events as it was refreshed.
   */
  boolean lives(Sql sql, String database, Api other) {
    assertThat(events(sql)).as("events of %s", connection).isEqualTo(refreshes(sql));
    Answer told = answer;
    if (told != null && told.status() == 200) {
      assertThat(other.as(user).get(path()).text("/accessToken"))
          .isEqualTo(told.text("/accessToken"));
    }
    Grants.endLease(database, connection);
    Grants.endPause(database, connection);
    return other.as(user).get(path()).status() == 200;
  }

  /** How often it was kept. */
  long refreshes(Sql sql) {
    return number(
        sql, "SELECT generation - 1 FROM connections.connections WHERE id = '" + connection + "'");
  }

  private long events(Sql sql) {
    return number(
        sql,
        "SELECT count(*) FROM connections.outbox WHERE type = 'connection.refreshed'"
            + " AND connection_id = '"
            + connection
            + "'");
  }

  private static long number(Sql sql, String query) {
    return Long.parseLong(sql.texts(query).getFirst());
  }

  private String path() {
    return "/connections/" + connection + "/token";
  }
}
