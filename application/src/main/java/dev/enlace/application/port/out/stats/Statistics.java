package dev.enlace.application.port.out.stats;

import dev.enlace.domain.stats.Stats;
import dev.enlace.domain.workspace.WorkspaceId;
import reactor.core.publisher.Mono;

/** Counts what is kept. */
public interface Statistics {
  /** Most events of a workspace that are looked at: the newest of a day. */
  int MOST_EVENTS = 50_000;

  /** Of one workspace; never empty. */
  Mono<Stats> of(WorkspaceId workspace);
}
