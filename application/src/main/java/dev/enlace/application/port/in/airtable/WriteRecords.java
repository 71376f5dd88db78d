package dev.enlace.application.port.in.airtable;

import dev.enlace.application.failure.Failure;
import dev.enlace.domain.airtable.RecordWrite;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Writes any number of records, ten at a time. */
public interface WriteRecords {
  /**
   * What became of each batch, in order: after one that is not done none is tried. Never empty.
   * Where nothing was written, it fails as the first batch did.
   */
  Mono<List<Written>> write(Principal principal, ConnectionId id, RecordWrite write);

  /**
   * What became of some records, which were written together or not at all.
   *
   * @param first the place of the first among all, from 0
   */
  record Written(int first, int count, Outcome outcome) {}

  /** What became of a batch. */
  sealed interface Outcome {
    /** Written; {@code answer} is Airtable's. */
    record Done(Map<String, Object> answer) implements Outcome {}

    /** Not written. */
    record Refused(Failure failure) implements Outcome {}

    /** Perhaps written: no answer came. */
    record Unknown(Failure failure) implements Outcome {}

    /** Not sent, because one before was not done. */
    record NotTried() implements Outcome {}
  }
}
