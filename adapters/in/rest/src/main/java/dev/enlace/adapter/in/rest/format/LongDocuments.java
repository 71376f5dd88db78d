package dev.enlace.adapter.in.rest.format;

import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.domain.limit.Room;
import dev.enlace.domain.limit.Room.Share;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;

/** A few long documents of each workspace at a time, so that none takes all the disk there is. */
final class LongDocuments {
  static final int MOST = 4;

  private final Room<WorkspaceId> documents = new Room<>();

  /** One more, unless that are too many. */
  Flux<DataBuffer> admit(WorkspaceId whose, Flux<DataBuffer> document) {
    List<Share<WorkspaceId>> share = List.of(new Share<>(whose, MOST));
    return Flux.defer(() ->
        documents.take(1, share).isPresent()
            ? Flux.error(new Refused(NoRoom.BUSY))
            : document.doFinally(end -> documents.giveBack(1, share)));
  }
}
