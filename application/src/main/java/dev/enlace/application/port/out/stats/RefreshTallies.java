package dev.enlace.application.port.out.stats;

import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.stats.RefreshTally;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import reactor.core.publisher.Mono;

/** How refreshes ended, by the hour of the store's clock; of all replicas. */
public interface RefreshTallies {
  /** Adds all of them or none to the present hour's, in one statement. */
  Mono<Void> add(List<Line> lines);

  /** What came since this was last said. */
  record Line(WorkspaceId workspace, ProviderId provider, RefreshTally tally) {}
}
