package dev.enlace.adapter.in.rest.format;

import dev.enlace.toon.SpooledTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Writes rows of unknown number as one table of TOON. It begins when the last of them has come, in
 * memory that does not grow with them; rows are asked for as they are put away, and no more when
 * the client has gone.
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

  /** The document {@code {name: [rows]}}. Rows hold values, no objects or arrays. */
  public Flux<DataBuffer> document(String name, Flux<? extends Map<String, ?>> rows) {
    return Flux.using(
            () -> SpooledTable.in(settings.folder(), settings.layout(), MOST),
            table ->
                rows.publishOn(Schedulers.boundedElastic(), AHEAD)
                    .doOnNext(row -> add(table, row))
                    .then()
                    .thenMany(parts(table, name)),
            ToonRows::close)
        .subscribeOn(Schedulers.boundedElastic());
  }

  private static Flux<DataBuffer> parts(SpooledTable table, String name) {
    return Flux.fromIterable(() -> table.document(name))
        .<DataBuffer>map(DefaultDataBufferFactory.sharedInstance::wrap)
        .subscribeOn(Schedulers.boundedElastic());
  }

  private static void add(SpooledTable table, Map<String, ?> row) {
    try {
      table.add(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(SpooledTable table) {
    try {
      table.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
