package dev.enlace.adapter.in.rest;

import dev.enlace.application.port.in.catalog.OfferedEntry;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.catalog.EntryDetails;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.OfferedScope;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.catalog.Verification;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.connection.Rights;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.form.FieldOption;
import dev.enlace.domain.form.FieldType;
import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.FormField;
import dev.enlace.domain.form.FormSchema;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.form.LabeledValue;
import dev.enlace.domain.form.ValueFormat;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.text.LocalizedText;
import dev.enlace.domain.token.Scope;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.WorkspaceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Things to be shown. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final ConnectionId CONNECTION =
      new ConnectionId(UUID.fromString("01990a5e-9a10-7000-8000-00000000c001"));
  static final String ID = CONNECTION.toString();

  private Samples() {}

  static OfferedEntry airtable() {
    OfferedScope read =
        new OfferedScope(
            new Scope("data.records:read"),
            new LocalizedText("Read records", "Leer registros"),
            true);
    return new OfferedEntry(
        new OAuthEntry(details("airtable"), List.of(read), List.of("AIRTABLE_OAUTH"), Map.of()),
        true);
  }

  static OfferedEntry gmail() {
    FormField allowed =
        new FormField(
            "recipientAllowList",
            FieldType.LABELED_LIST,
            false,
            new LocalizedText("Only to", "Solo a"),
            null,
            null,
            null,
            null,
            null,
            List.of(),
            false,
            ValueFormat.EMAIL_RECIPIENT);
    return new OfferedEntry(
        new OAuthEntry(
            details("gmail"),
            List.of(),
            List.of("GOOGLE_GMAIL"),
            Map.of(),
            new FormSchema(List.of(allowed))),
        true);
  }

  static OfferedEntry smtp() {
    return new OfferedEntry(new CredentialsEntry(details("smtp"), form(), Verification.SMTP), true);
  }

  static VisibleConnection mail() {
    Map<String, FieldValue> open = new LinkedHashMap<>();
    open.put("host", new FieldValue.Text("mail.example"));
    open.put("port", new FieldValue.Numeric(BigDecimal.valueOf(587)));
    open.put("tls", new FieldValue.Bool(true));
    open.put(
        "recipientAllowList",
        new FieldValue.LabeledList(List.of(new LabeledValue("Ana", "ana@mail.example"))));
    Material material = new Material.Credentials(new FormValues(open), Set.of("password"));
    return visible(connection("smtp", material, new ConnectionState.Active(NOON), null));
  }

  static VisibleConnection base() {
    Material material =
        new Material.OAuthGrant(
            Scopes.named("a", "b"), Scopes.named("a"), Scopes.named("b"), "Bearer", NOON);
    ConnectionState state = new ConnectionState.NeedsReauth(NOON, "expired");
    VisibleConnection unused =
        visible(connection("airtable", material, state, new Account("usr1", "ana")));
    return new VisibleConnection(unused.connection(), unused.rights(), NOON.minusSeconds(60));
  }

  static VisibleConnection listed() {
    FormValues lists =
        new FormValues(
            Map.of(
                "recipientAllowList",
                new FieldValue.LabeledList(List.of(new LabeledValue("Ana", "ana@mail.example")))));
    Material material =
        new Material.OAuthGrant(
            Scopes.named("a"), Scopes.named("a"), Scopes.NONE, "Bearer", NOON, "appOne", lists);
    return visible(connection("gmail", material, new ConnectionState.Active(NOON), null));
  }

  private static VisibleConnection visible(Connection connection) {
    return new VisibleConnection(connection, new Rights(true, Set.of(Right.MANAGE, Right.USE)));
  }

  private static Connection connection(
      String slug, Material material, ConnectionState state, @Nullable Account account) {
    return new Connection(
        CONNECTION,
        WorkspaceId.DEFAULT,
        CatalogEntryId.of(new Slug(slug)),
        new Slug(slug),
        User.external(WorkspaceId.DEFAULT, "ana"),
        new Label("Invoices"),
        Visibility.RESTRICTED,
        material,
        account,
        state,
        new Version(3),
        NOON.minusSeconds(60),
        NOON,
        account == null ? NOON : null);
  }

  private static EntryDetails details(String slug) {
    return new EntryDetails(
        new Slug(slug),
        new ProviderId(slug),
        slug.toUpperCase(Locale.ROOT),
        new LocalizedText("In English", "En español"),
        "data",
        null,
        true,
        "00");
  }

  private static FormSchema form() {
    return new FormSchema(
        List.of(
            field("host", FieldType.STRING, null, List.of(), true),
            field(
                "port", FieldType.NUMBER, new FieldValue.Numeric(BigDecimal.TEN), List.of(), true),
            field("username", FieldType.STRING, null, List.of(), false),
            field("password", FieldType.PASSWORD, null, List.of(), false),
            field(
                "security",
                FieldType.STRING,
                new FieldValue.Text("starttls"),
                List.of(new FieldOption("starttls", LocalizedText.same("STARTTLS"))),
                false)));
  }

  private static FormField field(
      String name,
      FieldType type,
      @Nullable FieldValue defaultValue,
      List<FieldOption> options,
      boolean destination) {
    boolean number = type == FieldType.NUMBER;
    return new FormField(
        name,
        type,
        true,
        new LocalizedText("The " + name, "El " + name),
        null,
        defaultValue,
        number ? BigDecimal.ONE : null,
        number ? BigDecimal.valueOf(65535) : null,
        type == FieldType.STRING ? Pattern.compile("[a-z.]+") : null,
        options,
        destination,
        ValueFormat.TEXT);
  }
}
