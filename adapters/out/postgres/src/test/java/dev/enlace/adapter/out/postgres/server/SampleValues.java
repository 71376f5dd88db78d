package dev.enlace.adapter.out.postgres.server;

import java.util.HashMap;
import java.util.Map;

/** A value for every parameter of a statement, as SQL, that finds what {@code fill.sql} made. */
final class SampleValues {
  private static final String WORKSPACE = "'00000000-0001-7000-8000-000000000001'";
  private static final String ID = "'00000000-0001-7000-8000-000000002000'";
  private static final String HASH = "'\\x%064d'".formatted(2000);
  private static final String FIRST = "'00000000-0001-7000-8000-000000000000'";
  private static final String ROWS =
      """
      '[{"id": "00000000-0001-7000-8000-000000002000", "version": 1, "key_id": 2, "seq": 20001,
         "hash": "00", "sealed": {}}]'\
      """;

  private static final Map<String, String> USUAL = usual();

  private SampleValues() {}

  static Map<String, String> of(String statement) {
    Map<String, String> values = new HashMap<>(USUAL);
    values.putAll(special(statement));
    return values;
  }

  private static Map<String, String> usual() {
    Map<String, String> values = new HashMap<>();
    values.put("workspace", WORKSPACE);
    put(values, ID, "id", "user", "connection", "destination", "attempt", "event", "lease");
    put(values, ID, "owner", "by", "claim", "except", "target", "actor");
    values.put("before", "'00000000-0001-7000-8000-000000000200'");
    values.put("after", "'00000000-0001-7000-8000-000000003900'");
    put(
        values,
        HASH,
        "hash",
        "session",
        "confirmation",
        "browser",
        "access_token",
        "refresh_token");
    put(values, HASH, "secret", "secret_old", "wrapped", "answer", "verifier", "request");
    put(values, "'50'", "rows");
    put(values, "'1'", "generation", "version", "expected", "key_id", "seq", "first", "last");
    put(values, "'1'", "through", "next", "attempts", "status", "root", "from", "key");
    put(values, "'1000'", "length", "lifetime", "pause", "overlap", "failing", "hold", "ahead");
    put(values, "'1000'", "grace", "unknown");
    put(values, "'1000'", "age", "unreadable", "total", "duration", "idle", "longest");
    put(values, "now()", "updated_at", "verified_at", "created_at", "state_since", "since");
    put(values, "now()", "expires_at", "at", "sealed_at", "happened_at", "to");
    put(
        values,
        "NULL",
        "account_label",
        "state_reason",
        "next_action",
        "fields",
        "error",
        "reason");
    put(values, "NULL", "disabled_reason", "events", "url", "why");
    put(values, "'{}'", "config", "recipient_allow", "recipient_deny", "settings");
    put(values, "'{}'", "allow", "deny");
    put(values, "'{}'", "scopes_requested", "scopes_granted", "scopes_missing", "used");
    put(values, "'{00000000-0001-7000-8000-000000002000}'", "ids", "keys", "users");
    put(values, "'account 2000'", "account", "account_id", "account_before");
    put(values, HASH, "meter");
    put(values, "'1'", "place", "penalty", "period", "places", "life", "others");
    values.put("tenant", "'w'");
    values.put("until", "'2020-01-01'");
    values.put("uses", "'{1}'");
    values.put("purpose", "'tokens'");
    values.put("purposes", "'{tokens}'");
    values.put("kind", "'webhook'");
    values.put("issuer", "'external'");
    values.put("provider", "'google'");
    values.put("type", "'connection.created'");
    values.put("label", "'label'");
    values.put("with", "'nothing'");
    values.put("description", "'text'");
    values.put("begun", "'true'");
    values.put("visibility", "'private'");
    values.put("state", "'active'");
    values.put("token_type", "'Bearer'");
    values.put("enabled", "'true'");
    values.put("sealed", ROWS);
    values.put("lines", "'[]'");
    values.put("kinds", "'{person}'");
    values.put("issuers", "'{external}'");
    values.put("subjects", "'{user-2000}'");
    return values;
  }

  private static void put(Map<String, String> values, String value, String... names) {
    for (String name : names) {
      values.put(name, value);
    }
  }

  /** Where a name means something else than usual. */
  private static Map<String, String> special(String statement) {
    String type = statement.substring(0, statement.indexOf('.'));
    return switch (type) {
      case "PostgresAuditMonths" -> Map.of("before", "now()");
      case "Removals" ->
          Map.of("after", "'2020-01-01'", "through", "now() - interval '19500 minutes'");
      case "SealedConnections", "SealedDestinations", "SealedOAuthStates" ->
          statement.endsWith("REPLACE")
              ? Map.of("rows", ROWS)
              : Map.of("key", "'2'", "after", FIRST);
      case "DueWorkspaces" -> Map.of("after", FIRST);
      case "PostgresConnectionUpkeep" ->
          statement.endsWith("LOOK_AGAIN") ? Map.of("after", "'1000'") : Map.of();
      case "PostgresDataKeys", "RotatedKeys" -> Map.of("id", "'1'");
      case "PostgresDeliveries" ->
          statement.endsWith("ED") && !statement.endsWith("REPLAYED")
              ? Map.of("attempt", "'1'", "id", FIRST)
              : Map.of();
      case "PostgresIdempotencyKeys" -> Map.of("key", HASH);
      case "PostgresTokenRefreshes" ->
          statement.endsWith("DEGRADE") || statement.endsWith("GIVE_UP")
              ? Map.of("state", "'needs_reauth'", "state_reason", "'gone'")
              : Map.of();
      case "DestinationReads" -> Map.of("after", ID);
      case "PostgresRecipientHistory" -> Map.of("before", "'2'", "version", "'2'");
      default -> Map.of();
    };
  }
}
