package dev.enlace.domain.event;

import dev.enlace.domain.connection.Version;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside who is told what happens in a workspace.
 *
 * @param url null: a destination of a kind that needs none
 * @param version counts the edits by people
 * @param standing how deliveries go
 */
public record Destination(
    WorkspaceId workspace,
    DestinationId id,
    DestinationKind kind,
    @Nullable WebhookUrl url,
    String description,
    EventFilter events,
    Version version,
    Instant createdAt,
    Standing standing) {
  /** Most characters of a description. */
  public static final int MAX_DESCRIPTION = 200;

  /** A new webhook, to which nothing was delivered yet. */
  public static Destination webhook(
      WorkspaceId workspace,
      DestinationId id,
      WebhookUrl url,
      String description,
      EventFilter events,
      Instant now) {
    return new Destination(
        workspace,
        id,
        DestinationKind.WEBHOOK,
        url,
        description,
        events,
        Version.FIRST,
        now,
        Standing.WELL);
  }

  /** What an edit makes of it. A destination that is switched on again starts anew. */
  public Destination edited(
      @Nullable WebhookUrl newUrl, String newDescription, EventFilter newEvents, boolean enabled) {
    return new Destination(
        workspace,
        id,
        kind,
        newUrl,
        newDescription,
        newEvents,
        version.next(),
        createdAt,
        enabled == standing.enabled() ? standing : enabled ? Standing.WELL : Standing.OFF);
  }

  /**
   * How deliveries go.
   *
   * @param failingSince when the first of a row of failures happened that no success has ended
   * @param disabledReason a stable word for why it was switched off; null where it is on
   */
  public record Standing(
      boolean enabled, @Nullable Instant failingSince, @Nullable String disabledReason) {
    /** Told, without trouble. */
    public static final Standing WELL = new Standing(true, null, null);

    /** Switched off by somebody. */
    public static final Standing OFF = new Standing(false, null, "by_administrator");
  }
}
