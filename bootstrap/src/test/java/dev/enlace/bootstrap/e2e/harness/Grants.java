package dev.enlace.bootstrap.e2e.harness;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Connections through Airtable's consent, and what a test does to them behind Enlace's back. */
public final class Grants {
  private Grants() {}

  /** The id of a new one. */
  public static String connected(Api user, String slug) {
    Answer started = Api.patiently(() -> user.start(slug));
    if (started.status() != 201) {
      throw new IllegalStateException(started.text());
    }
    Person person = new Person();
    person.open(person.allow(URI.create(started.text("/authUrl"))));
    return user.get("/connections/oauth/attempts/" + started.text("/attemptId"))
        .text("/connectionId");
  }

  /** Airtable spends that many refresh tokens at once, and answers that much later. */
  public static void refreshesLate(Api control, int count, Duration time) {
    Map<String, Object> fault =
        Map.of(
            "provider",
            "airtable",
            "endpoint",
            "refresh",
            "kind",
            "LATENCY",
            "count",
            count,
            "millis",
            time.toMillis(),
            "after",
            true);
    Answer answer = control.post("/faults", fault);
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.text());
    }
  }

  /** Its access token has run out, as far as Enlace knows. */
  public static void expire(String database, String id) {
    set(database, id, "expires_at = now() - interval '1 second'");
  }

  /** Its access token works for so many seconds yet, as far as Enlace knows. */
  public static void expireIn(String database, String id, int seconds) {
    set(database, id, "expires_at = now() + interval '" + seconds + " seconds'");
  }

  /** How long its access token works yet, as far as Enlace knows. */
  public static Duration lifetime(String database, String id) {
    String millis =
        Rows.texts(
                database,
                """
                SELECT (extract(epoch FROM expires_at - now()) * 1000)::bigint
                FROM connections.connections WHERE id = ?
                """,
                UUID.fromString(id))
            .getFirst();
    return Duration.ofMillis(Long.parseLong(millis));
  }

  /** Whoever refreshes it has taken too long, and is not waited for any more. */
  public static void endLease(String database, String id) {
    set(database, id, "lease_id = NULL, lease_until = '-infinity'");
  }

  /** Nobody has to wait any more. */
  public static void endPause(String database, String id) {
    set(database, id, "retry_at = '-infinity'");
  }

  /** Its access token was renewed that much longer ago, as far as Enlace knows. */
  public static void age(String database, String id, Duration time) {
    set(database, id, "refreshed_at = refreshed_at - interval '" + time.toSeconds() + " seconds'");
  }

  /** How many leases on it have run out since its tokens were replaced. */
  public static int takeovers(String database, String id) {
    return Integer.parseInt(
        Rows.texts(
                database,
                "SELECT takeovers FROM connections.connections WHERE id = ?",
                UUID.fromString(id))
            .getFirst());
  }

  private static void set(String database, String id, String what) {
    int changed =
        Rows.update(
            database,
            "UPDATE connections.connections SET " + what + " WHERE id = ?",
            UUID.fromString(id));
    if (changed != 1) {
      throw new IllegalStateException("no connection " + id);
    }
  }
}
