package dev.enlace.application.contract;

import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionEdit;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.RecipientPolicy;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.form.LabeledValue;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.WorkspaceId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Connections of both kinds. */
public final class SampleConnections {
  /** Everybody at a domain, but for somebody. */
  public static final FormValues LISTS =
      new FormValues(
          Map.of(
              RecipientPolicy.ALLOW_FIELD,
              new FieldValue.LabeledList(List.of(new LabeledValue("Us", "@example.com"))),
              RecipientPolicy.DENY_FIELD,
              new FieldValue.LabeledList(List.of(new LabeledValue("", "eve@example.com")))));

  private SampleConnections() {}

  /** A grant of Airtable's, active and private, with an account that nobody else has. */
  public static Connection grant(WorkspaceId workspace, User owner) {
    return grant(
        workspace, owner, SampleEntries.AIRTABLE, new Account("usr-" + Samples.id(), "ana@x.test"));
  }

  /** A grant of an entry's provider. */
  public static Connection grant(
      WorkspaceId workspace, User owner, CatalogEntry entry, @Nullable Account account) {
    Material material =
        new Material.OAuthGrant(
            Scopes.named("data.records:write", "data.records:read"),
            Scopes.named("data.records:read"),
            Scopes.named("data.records:write"),
            "Bearer",
            Samples.now().plus(Duration.ofHours(1)),
            "appOfTheSamples",
            FormValues.NONE);
    return connection(workspace, owner, entry, material, account);
  }

  /** Credentials with every type of value, active and private. */
  public static Connection credentials(WorkspaceId workspace, User owner) {
    FormValues open =
        new FormValues(
            Map.of(
                "host",
                new FieldValue.Text("smtp.example.com"),
                "port",
                new FieldValue.Numeric(new BigDecimal("587")),
                "ratio",
                new FieldValue.Numeric(new BigDecimal("0.250")),
                "keepCopies",
                new FieldValue.Bool(true),
                RecipientPolicy.ALLOW_FIELD,
                new FieldValue.LabeledList(
                    List.of(
                        new LabeledValue("", "@example.com"),
                        new LabeledValue("Ñu \"x\"", "b@y.test"))),
                RecipientPolicy.DENY_FIELD,
                new FieldValue.LabeledList(List.of())));
    Material material = new Material.Credentials(open, Set.of("password"));
    return connection(workspace, owner, SampleEntries.SMTP, material, null);
  }

  /** The same grant with those lists set on it. */
  public static Connection listed(Connection connection) {
    return connection.refreshed(((Material.OAuthGrant) connection.material()).setTo(LISTS));
  }

  /** The same, shown to those it is shared with. */
  public static Connection restricted(Connection connection) {
    return new Connection(
        connection.id(),
        connection.workspace(),
        connection.entry(),
        connection.slug(),
        connection.owner(),
        connection.label(),
        Visibility.RESTRICTED,
        connection.material(),
        connection.account(),
        connection.state(),
        connection.version(),
        connection.createdAt(),
        connection.updatedAt(),
        connection.verifiedAt());
  }

  /** The same under another name and with that material, one version later. */
  public static Connection edited(Connection connection, String label, Material material) {
    ConnectionEdit edit =
        new ConnectionEdit(
            new Label(label), Visibility.RESTRICTED, material, connection.account(), null);
    return connection.edited(edit, Samples.now().plusSeconds(1));
  }

  private static Connection connection(
      WorkspaceId workspace,
      User owner,
      CatalogEntry entry,
      Material material,
      @Nullable Account account) {
    Instant now = Samples.now();
    return new Connection(
        new ConnectionId(Samples.id()),
        workspace,
        entry.id(),
        entry.slug(),
        owner,
        new Label("Ñandú's " + entry.slug()),
        Visibility.PRIVATE,
        material,
        account,
        new ConnectionState.Active(now),
        Version.FIRST,
        now,
        now,
        now);
  }
}
