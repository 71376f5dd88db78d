package dev.enlace.adapter.out.postgres.access;

import dev.enlace.adapter.out.postgres.store.Columns;
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
  /** Of the names in {@link #HOLDER}, which then fit beside another row's. */
  private static final String PREFIX = "k_";

  /** A key as it is asked for together with something else. */
  public static final String HOLDER =
      """
      k.workspace_id AS k_workspace_id, k.id AS k_id, k.name AS k_name, k.prefix AS k_prefix,
        k.role AS k_role, k.permissions AS k_permissions, k.created_at AS k_created_at,
        nullif(k.expires_at, 'infinity') AS k_expires_at, k.revoked_at AS k_revoked_at,
        k.last_used_at AS k_last_used_at, k.key_hash AS k_key_hash,
        h.id AS k_holder_id, h.issuer AS k_holder_issuer, h.subject AS k_holder_subject\
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
        new User(
            new UserId(columns.id("holder_id")),
            columns.text("holder_issuer"),
            columns.text("holder_subject")),
        columns.text("name"),
        columns.text("prefix"),
        role(columns.text("role")),
        permissions(columns.texts("permissions")),
        columns.moment("created_at"),
        columns.momentOrNull("expires_at"),
        columns.momentOrNull("revoked_at"),
        columns.momentOrNull("last_used_at"));
  }

  static Holder holder(Readable row) {
    return holder(new Columns(row));
  }

  /** Of a row with {@link #HOLDER}. */
  public static Holder holderAmongOthers(Readable row) {
    return holder(new Columns(row, PREFIX));
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
