package dev.enlace.domain.connection;

import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.form.LabeledValue;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Connections and principals for tests. */
final class Samples {
  static final Instant MADE = Instant.parse("2026-03-01T10:00:00Z");
  static final User OWNER = User.external(WorkspaceId.DEFAULT, "alice");
  static final User OTHER = User.external(WorkspaceId.DEFAULT, "bob");

  static final Material GRANT =
      new Material.OAuthGrant(
          Scopes.named("read"), Scopes.named("read"), Scopes.NONE, "Bearer", MADE.plusSeconds(60));

  private Samples() {}

  static Connection connection(Visibility visibility, Material material) {
    return new Connection(
        new ConnectionId(new UUID(1, 1)),
        WorkspaceId.DEFAULT,
        new CatalogEntryId(new UUID(2, 2)),
        new Slug("smtp"),
        OWNER,
        new Label("Mail"),
        visibility,
        material,
        null,
        new ConnectionState.Active(MADE),
        Version.FIRST,
        MADE,
        MADE,
        null);
  }

  static Material.Credentials credentials(@Nullable String allow, @Nullable String deny) {
    Map<String, FieldValue> values =
        Map.of(
            RecipientPolicy.ALLOW_FIELD, lines(allow),
            RecipientPolicy.DENY_FIELD, lines(deny));
    return new Material.Credentials(new FormValues(values), Set.of("password"));
  }

  static Principal principal(User user, Role role, Permission... permissions) {
    return new Principal(
        WorkspaceId.DEFAULT,
        user,
        new ApiKeyId(new UUID(3, 3)),
        "The application",
        role,
        Set.of(permissions),
        new Origin(null, "request-one"));
  }

  private static FieldValue lines(@Nullable String value) {
    return new FieldValue.LabeledList(
        value == null ? List.of() : List.of(new LabeledValue("", value)));
  }
}
