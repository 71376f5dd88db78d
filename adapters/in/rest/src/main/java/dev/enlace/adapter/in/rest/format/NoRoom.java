package dev.enlace.adapter.in.rest.format;

import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.wire.ProblemCode;
import dev.enlace.toon.SpoolFull;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What is answered where rows cannot be put away until the last of them is there. */
final class NoRoom {
  /** Others are being written; they end. */
  static final Refusal BUSY =
      Refusal.of(HttpStatus.TOO_MANY_REQUESTS, ProblemCode.RATE_LIMITED)
          .header(HttpHeaders.RETRY_AFTER, "10");

  private static final Refusal TOO_LONG =
      Refusal.of(HttpStatus.CONTENT_TOO_LARGE, ProblemCode.PAYLOAD_TOO_LARGE)
          .because("toon_too_long");
  private static final Refusal NO_DISK =
      Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, ProblemCode.STORE_UNAVAILABLE)
          .header(HttpHeaders.RETRY_AFTER, "10");

  private static final Logger LOG = LoggerFactory.getLogger(NoRoom.class);

  private NoRoom() {}

  static Throwable refusal(UncheckedIOException trouble) {
    if (trouble.getCause() instanceof SpoolFull full) {
      return new Refused(full.isShared() ? BUSY : TOO_LONG);
    }
    LOG.error("The disk takes no rows", trouble);
    return new Refused(NO_DISK);
  }
}
