package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.store.Values;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.NextAction;
import dev.enlace.domain.connection.RecipientPolicy;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.token.Scopes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection's columns as values to bind, in the groups in which statements write them. */
final class ConnectionValues {
  private ConnectionValues() {}

  /** What never changes. */
  static Map<String, Object> fixed(Connection connection) {
    Map<String, Object> values = new HashMap<>();
    values.put("entry", connection.entry().value());
    values.put("slug", connection.slug().value());
    values.put("auth_type", connection.material().authType().code());
    values.put("owner", connection.owner().id().value());
    values.put("created_at", connection.createdAt());
    return values;
  }

  /** What people edit. */
  static Map<String, Object> edited(Connection connection) {
    Map<String, Object> values = new HashMap<>(tried(connection));
    RecipientPolicy recipients = connection.material().recipients();
    values.put("visibility", connection.visibility().code());
    values.put("label", connection.label().value());
    values.put("config", ConfigJson.of(connection.material()));
    values.put("recipient_allow", array(recipients.allow()));
    values.put("recipient_deny", array(recipients.deny()));
    return values;
  }

  /** What a trial shows. */
  static Map<String, Object> tried(Connection connection) {
    Account account = connection.account();
    return Map.of(
        "account_id", text(account == null ? null : account.id()),
        "account_label", text(account == null ? null : account.label()),
        "version", connection.version().value(),
        "updated_at", connection.updatedAt(),
        "verified_at", moment(connection.verifiedAt()));
  }

  /** How it stands. */
  static Map<String, Object> state(ConnectionState state) {
    return Map.of(
        "state", state.code(),
        "state_reason", text(state.reason()),
        "state_since", state.since(),
        "next_action", code(state.nextAction()));
  }

  /** The secrets, and what came with them. */
  static Map<String, Object> granted(Connection connection, SealedSecrets secrets) {
    Map<String, Object> values =
        new HashMap<>(SealedColumns.of(connection.material().authType(), secrets));
    switch (connection.material()) {
      case Material.OAuthGrant grant -> {
        values.put("scopes_requested", names(grant.requested()));
        values.put("scopes_granted", names(grant.granted()));
        values.put("scopes_missing", names(grant.missing()));
        values.put("token_type", grant.tokenType());
        values.put("expires_at", moment(grant.expiresAt()));
      }
      case Material.Credentials _ -> {
        values.put("scopes_requested", names(Scopes.NONE));
        values.put("scopes_granted", names(Scopes.NONE));
        values.put("scopes_missing", names(Scopes.NONE));
        values.put("token_type", text(null));
        values.put("expires_at", moment(null));
      }
    }
    return values;
  }

  /** The same of a grant that works for so long from now. */
  static Map<String, Object> lasting(
      Connection connection, @Nullable Duration lifetime, SealedSecrets secrets) {
    Map<String, Object> values = granted(connection, secrets);
    values.remove("expires_at");
    Long millis = lifetime == null ? null : lifetime.toMillis();
    values.put("lifetime", Values.orNull(Long.class, millis));
    return values;
  }

  /** What a refresh replaces. */
  static Map<String, Object> renewed(Connection connection, SealedSecrets secrets) {
    Map<String, Object> values = granted(connection, secrets);
    values
        .keySet()
        .retainAll(
            Set.of(
                "key_id",
                "access_token",
                "refresh_token",
                "scopes_granted",
                "scopes_missing",
                "token_type"));
    return values;
  }

  /** A next action as its column says it; null for none. */
  static Object code(NextAction next) {
    return text(next == NextAction.NONE ? null : next.name().toLowerCase(Locale.ROOT));
  }

  private static String[] names(Scopes scopes) {
    return array(scopes.names());
  }

  private static String[] array(List<String> texts) {
    return texts.toArray(String[]::new);
  }

  private static Object text(@Nullable String text) {
    return Values.orNull(String.class, text);
  }

  private static Object moment(@Nullable Instant moment) {
    return Values.orNull(Instant.class, moment);
  }
}
