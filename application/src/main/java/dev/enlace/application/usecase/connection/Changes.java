package dev.enlace.application.usecase.connection;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.principal.Actor;
import org.jspecify.annotations.Nullable;

/** Gives every change an event of its own. */
public final class Changes {
  private final TimeOrderedIds ids;

  /** With ids from there. */
  public Changes(TimeOrderedIds ids) {
    this.ids = ids;
  }

  /** What happened, with a new event's id; no actor: it was the installation itself. */
  public Change of(ConnectionChange what, @Nullable Actor actor) {
    return new Change(ids.next(), what, actor);
  }
}
