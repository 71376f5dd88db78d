package dev.enlace.adapter.in.rest.format;

import dev.enlace.domain.workspace.WorkspaceId;
import dev.enlace.toon.SpoolRoom;
import dev.enlace.toon.Spooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Writes objects of unknown number as one document of TOON. It begins when the last of them has
 * come, in memory that does not grow with them; they are asked for as they are put away, and no
 * more when the client has gone.
 */
@Component
public final class ToonRows {
  private static final int AHEAD = 16;

  private final ToonSettings settings;
  private final SpoolRoom room;
  private final LongDocuments documents = new LongDocuments();

  ToonRows(ToonSettings settings, SpoolRoom room) {
    this.settings = settings;
    this.room = room;
  }

  /** The document {@code {name: [rows]}}, a table. Rows hold values, no objects or arrays. */
  public Flux<DataBuffer> table(
      WorkspaceId whose, String name, Flux<? extends Map<String, ?>> rows) {
    return document(
        whose, name, rows, () -> Spooled.table(settings.folder(), settings.layout(), room));
  }

  /** The same of any objects, a list. */
  public Flux<DataBuffer> list(
      WorkspaceId whose, String name, Flux<? extends Map<String, ?>> objects) {
    return document(
        whose, name, objects, () -> Spooled.list(settings.folder(), settings.layout(), room));
  }

  private Flux<DataBuffer> document(
      WorkspaceId whose,
      String name,
      Flux<? extends Map<String, ?>> objects,
      Callable<Spooled> empty) {
    Flux<DataBuffer> document =
        Flux.using(
                empty,
                spooled ->
                    objects
                        .publishOn(Schedulers.boundedElastic(), AHEAD)
                        .doOnNext(each -> add(spooled, each))
                        .then()
                        .thenMany(parts(spooled, name)),
                ToonRows::close)
            .onErrorMap(UncheckedIOException.class, NoRoom::refusal)
            .subscribeOn(Schedulers.boundedElastic())
            // closing may wait for a block that is being written
            .cancelOn(Schedulers.boundedElastic());
    return documents.admit(whose, document);
  }

  private static Flux<DataBuffer> parts(Spooled spooled, String name) {
    return Flux.fromIterable(() -> spooled.document(name))
        .<DataBuffer>map(DefaultDataBufferFactory.sharedInstance::wrap)
        .subscribeOn(Schedulers.boundedElastic());
  }

  private static void add(Spooled spooled, Map<String, ?> each) {
    try {
      spooled.add(each);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(Spooled spooled) {
    try {
      spooled.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
