package dev.enlace.adapter.out.postgres.access;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.application.port.out.access.ApiKeys.Caller;
import dev.enlace.application.port.out.access.ApiKeys.Holder;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads an API key {@code k} and its service user {@code h}. */
public final class ApiKeyRow {
  /**
   * What a caller is made of, by names that fit beside another row's; with {@code k_holder_issuer}
   * and {@code k_holder_subject} of its service user, {@code k_user_role} and {@code
   * k_user_disabled}.
   */
  public static final String CALLER =
      """
      k.id AS k_id, k.name AS k_name, k.role AS k_role, k.permissions AS k_permissions,
        k.key_hash AS k_key_hash, k.user_id AS k_holder_id\
      """;

  static final String COLUMNS =
      """
      k.workspace_id, k.id, k.name, k.prefix, k.role, k.permissions, k.created_at,
        nullif(k.expires_at, 'infinity') AS expires_at, k.revoked_at, k.last_used_at,
        h.id AS holder_id, h.issuer AS holder_issuer, h.subject AS holder_subject\
      """;

  private ApiKeyRow() {}

  static ApiKey key(Readable row) {
    return key(new Columns(row));
  }

  private static ApiKey key(Columns columns) {
    return new ApiKey(
        new ApiKeyId(columns.id("id")),
        new WorkspaceId(columns.id("workspace_id")),
        user(columns),
        columns.text("name"),
        columns.text("prefix"),
        role(columns.text("role")),
        permissions(columns.texts("permissions")),
        columns.moment("created_at"),
        columns.momentOrNull("expires_at"),
        columns.momentOrNull("revoked_at"),
        columns.momentOrNull("last_used_at"));
  }

  private static User user(Columns columns) {
    return new User(
        new UserId(columns.id("holder_id")),
        columns.text("holder_issuer"),
        columns.text("holder_subject"));
  }

  static Holder holder(Readable row) {
    return holder(new Columns(row));
  }

  /** Of a row with {@link #CALLER}. */
  public static Caller caller(Readable row, WorkspaceId workspace) {
    Columns columns = new Columns(row, "k_");
    return new Caller(
        workspace,
        new ApiKeyId(columns.id("id")),
        columns.text("name"),
        user(columns),
        role(columns.text("role")),
        permissions(columns.texts("permissions")),
        new SecretHash(columns.bytes("key_hash")),
        role(columns.text("user_role")),
        columns.flag("user_disabled"));
  }

  private static Holder holder(Columns columns) {
    return new Holder(
        key(columns),
        new SecretHash(columns.bytes("key_hash")),
        role(columns.text("user_role")),
        columns.flag("user_disabled"));
  }

  static String code(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static Role role(String code) {
    return Role.valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** A name that a newer release has given is no permission here. */
  private static Set<Permission> permissions(List<String> codes) {
    return codes.stream()
        .map(Permission::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
