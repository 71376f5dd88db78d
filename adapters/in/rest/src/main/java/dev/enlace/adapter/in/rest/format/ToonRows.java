package dev.enlace.adapter.in.rest.format;

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
  /** Enough for Airtable's greatest tables, too little to fill a disk. */
  private static final long MOST = 1L << 30;

  private static final int AHEAD = 256;

  private final ToonSettings settings;

  ToonRows(ToonSettings settings) {
    this.settings = settings;
  }

  /** The document {@code {name: [rows]}}, a table. Rows hold values, no objects or arrays. */
  public Flux<DataBuffer> table(String name, Flux<? extends Map<String, ?>> rows) {
    return document(name, rows, () -> Spooled.table(settings.folder(), settings.layout(), MOST));
  }

  /** The same of any objects, a list. */
  public Flux<DataBuffer> list(String name, Flux<? extends Map<String, ?>> objects) {
    return document(name, objects, () -> Spooled.list(settings.folder(), settings.layout(), MOST));
  }

  private static Flux<DataBuffer> document(
      String name, Flux<? extends Map<String, ?>> objects, Callable<Spooled> empty) {
    return Flux.using(
            empty,
            spooled ->
                objects
                    .publishOn(Schedulers.boundedElastic(), AHEAD)
                    .doOnNext(each -> add(spooled, each))
                    .then()
                    .thenMany(parts(spooled, name)),
            ToonRows::close)
        .subscribeOn(Schedulers.boundedElastic());
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
