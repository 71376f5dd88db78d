package dev.enlace.application.port.out.audit;

import dev.enlace.domain.audit.ChainHead;
import dev.enlace.domain.audit.SignedPlace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sealed events of all workspaces lie in months, in UTC, so that a month goes as a whole. */
public interface AuditMonths {
  /** Makes room for a month, unless there is; safe on many replicas. */
  Mono<Void> prepare(YearMonth month);

  /**
   * The last event of each workspace that was sealed before a month, by workspace.
   *
   * @param after null: from the first workspace on
   * @param limit how many workspaces are looked at
   */
  Flux<Ending> endings(YearMonth month, @Nullable WorkspaceId after, int limit);

  /** Keeps a checkpoint; one that stands there already stays. */
  Mono<Void> keep(SignedPlace checkpoint);

  /**
   * Removes everything that was sealed before a month; safe on many replicas.
   *
   * @return how many months went. Never empty
   */
  Mono<Integer> removeBefore(YearMonth month);

  /**
   * A workspace, and where its chain will begin.
   *
   * @param place null: it has no event of that age
   */
  record Ending(WorkspaceId workspace, @Nullable ChainHead place) {}
}
