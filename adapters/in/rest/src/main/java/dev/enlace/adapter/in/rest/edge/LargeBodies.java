package dev.enlace.adapter.in.rest.edge;

import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.wire.ProblemCode;
import dev.enlace.domain.limit.Room;
import dev.enlace.domain.limit.Room.Share;
import dev.enlace.domain.principal.Principal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A few requests with files at a time: each takes several times its body's length of memory until
 * its work is done, and many at once would take all there is. Nobody has all of these places: what
 * one user's slow mail servers keep waiting leaves some for the others.
 */
public final class LargeBodies {
  private static final String PLACE = LargeBodies.class.getName();
  private static final int MOST = 8;
  private static final int MOST_OF_WORKSPACE = 6;
  private static final int MOST_OF_USER = 3;
  private static final Refusal BUSY =
      Refusal.of(HttpStatus.TOO_MANY_REQUESTS, ProblemCode.RATE_LIMITED)
          .header(HttpHeaders.RETRY_AFTER, "1");

  private final Room<Object> room = new Room<>();

  /**
   * Answers one more, unless too many are being answered. Its place is free again when the work is
   * done, which goes on when the client goes away.
   */
  Mono<Void> admit(ServerWebExchange exchange, Mono<Void> answer) {
    return Mono.defer(() -> {
      Place place = new Place();
      place.take(List.of(new Share<>(LargeBodies.class, MOST)));
      exchange.getAttributes().put(PLACE, place);
      return toItsEnd(answer.doFinally(end -> place.free()));
    });
  }

  /**
   * Counts the request, if it is a large one, for whoever asks; before its body is read.
   *
   * @throws Refused where they are asking enough already
   */
  public static void share(ServerWebExchange exchange, Principal principal) {
    if (exchange.getAttribute(PLACE) instanceof Place place) {
      place.take(
          List.of(
              new Share<>(principal.workspace(), MOST_OF_WORKSPACE),
              new Share<>(principal.user().id(), MOST_OF_USER)));
    }
  }

  /** Its error is a value on the way: where nobody waits any more it is no news for the log. */
  private static Mono<Void> toItsEnd(Mono<Void> work) {
    return Mono.deferContextual(context ->
            Mono.fromFuture(() -> work.materialize().contextWrite(context).toFuture(), true))
        .dematerialize();
  }

  /** Of one request; what it has taken is given back at its end. */
  private final class Place {
    private final List<Share<Object>> shares = new CopyOnWriteArrayList<>();

    void take(List<Share<Object>> more) {
      if (room.take(1, more).isPresent()) {
        throw new Refused(BUSY);
      }
      shares.addAll(more);
    }

    void free() {
      room.giveBack(1, shares);
    }
  }
}
