package dev.enlace.adapter.out.postgres.event;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.Values;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.application.port.out.event.Destinations.Stored;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.Destination.Standing;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.event.DestinationKind;
import dev.enlace.domain.event.EventFilter;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.spi.Readable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Reads a destination {@code d}, and writes what people say of it. */
final class DestinationRow {
  static final String COLUMNS =
      """
      d.workspace_id, d.id, d.kind, d.url, d.description, d.events, d.version, d.created_at,
        d.enabled, d.failing_since, d.disabled_reason\
      """;

  static final String SECRETS =
      """
      d.key_id, d.secret,
        CASE WHEN d.secret_old_until > now() THEN d.secret_old END AS secret_old\
      """;

  private DestinationRow() {}

  static Destination destination(Readable row) {
    Columns columns = new Columns(row);
    String url = columns.textOrNull("url");
    return new Destination(
        new WorkspaceId(columns.id("workspace_id")),
        new DestinationId(columns.id("id")),
        DestinationKind.valueOf(columns.text("kind").toUpperCase(Locale.ROOT)),
        url == null ? null : WebhookUrl.parse(url),
        columns.text("description"),
        events(row.get("events", String[].class)),
        new Version(columns.number("version")),
        columns.moment("created_at"),
        new Standing(
            columns.flag("enabled"),
            columns.momentOrNull("failing_since"),
            columns.textOrNull("disabled_reason")));
  }

  static Stored stored(Readable row) {
    Columns columns = new Columns(row);
    Map<String, SealedSecret> secrets = new HashMap<>();
    put(secrets, Destinations.SECRET, columns.bytesOrNull("secret"));
    put(secrets, Destinations.SECRET_OLD, columns.bytesOrNull("secret_old"));
    Long key = columns.countOrNull("key_id");
    return new Stored(
        destination(row), new SealedSecrets(key == null ? 0 : Math.toIntExact(key), secrets));
  }

  /** Null stands for every event, so that a type that is new reaches those who wanted all. */
  static String @Nullable [] events(EventFilter filter) {
    return filter.types().isEmpty()
        ? null
        : filter.types().stream().sorted().toArray(String[]::new);
  }

  /** Binds what people say of it. */
  static GenericExecuteSpec described(GenericExecuteSpec statement, Destination values) {
    WebhookUrl url = values.url();
    return statement
        .bind("url", Values.orNull(String.class, url == null ? null : url.value().toString()))
        .bind("description", values.description())
        .bind("events", Values.orNull(String[].class, events(values.events())))
        .bind("enabled", values.standing().enabled());
  }

  private static EventFilter events(String @Nullable [] types) {
    return types == null ? EventFilter.ALL : new EventFilter(Set.of(types));
  }

  private static void put(
      Map<String, SealedSecret> secrets, String name, byte @Nullable [] ciphertext) {
    if (ciphertext != null) {
      secrets.put(name, new SealedSecret(ciphertext));
    }
  }
}
