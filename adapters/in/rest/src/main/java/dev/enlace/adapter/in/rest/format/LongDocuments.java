package dev.enlace.adapter.in.rest.format;

import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;

/** A few long documents of each workspace at a time, so that none takes all the disk there is. */
final class LongDocuments {
  static final int MOST = 4;

  private final Map<WorkspaceId, Integer> documents = new ConcurrentHashMap<>();

  /** One more, unless that are too many. */
  Flux<DataBuffer> admit(WorkspaceId whose, Flux<DataBuffer> document) {
    return Flux.defer(() -> {
      if (documents.merge(whose, 1, Integer::sum) > MOST) {
        leave(whose);
        return Flux.error(new Refused(NoRoom.BUSY));
      }
      return document.doFinally(end -> leave(whose));
    });
  }

  private void leave(WorkspaceId whose) {
    documents.computeIfPresent(whose, (id, count) -> count == 1 ? null : count - 1);
  }
}
