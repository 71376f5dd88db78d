package dev.enlace.sandbox.traffic;

import dev.enlace.sandbox.http.Outcome;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.http.Route;
import dev.enlace.sandbox.http.Router;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes every request: finds its endpoint, lets faults meet it and writes it down. */
public final class Desk {
  private final Router router;
  private final Faults faults;
  private final Journal journal;
  private final Clock clock;

  public Desk(Router router, Faults faults, Journal journal, Clock clock) {
    this.router = router;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
  }

  public Outcome take(Request request) {
    return switch (router.find(request)) {
      case Router.Found.Refused(Reply reply) -> new Outcome.Answer(reply, Duration.ZERO);
      case Router.Found.Served(Route route, Request matched) -> serve(route, matched);
    };
  }

  private Outcome serve(Route route, Request request) {
    String endpoint = endpoint(route, request);
    List<Fault> met = faults.take(route.provider(), endpoint);
    Outcome outcome = outcome(route, request, met);
    note(route, endpoint, request, outcome);
    return outcome;
  }

  private static Outcome outcome(Route route, Request request, List<Fault> met) {
    for (Fault fault : met) {
      if (fault.kind().replacesAnswer()) {
        if (fault.after()) {
          route.handler().answer(request);
        }
        return replacement(fault, route.provider(), delay(met));
      }
    }
    Reply reply = route.handler().answer(request);
    for (Fault fault : met) {
      reply = spoiler(fault.kind()).apply(reply);
    }
    return new Outcome.Answer(reply, delay(met));
  }

  private static Outcome replacement(Fault fault, String provider, Duration delay) {
    return switch (fault.kind()) {
      case RESET -> new Outcome.Reset();
      case HANG -> new Outcome.Hang();
      case RATE_LIMIT -> new Outcome.Answer(FaultReplies.rateLimited(fault, provider), delay);
      case SERVER_ERROR -> new Outcome.Answer(FaultReplies.serverError(fault), delay);
      case GARBAGE -> new Outcome.Answer(FaultReplies.garbage(fault), delay);
      case HTML -> new Outcome.Answer(FaultReplies.page(), delay);
      case ERROR_AT_200 -> new Outcome.Answer(FaultReplies.errorAt200(fault, provider), delay);
      case LATENCY, NO_EXPIRES_IN, NO_REFRESH_TOKEN, WRONG_ISS, NO_ISS ->
          throw new IllegalArgumentException("not a replacement: " + fault.kind());
    };
  }

  private static UnaryOperator<Reply> spoiler(FaultKind kind) {
    return switch (kind) {
      case NO_EXPIRES_IN -> reply -> Spoiled.without(reply, "expires_in");
      case NO_REFRESH_TOKEN -> reply -> Spoiled.without(reply, "refresh_token");
      case WRONG_ISS -> Spoiled::withForeignIssuer;
      case NO_ISS -> Spoiled::withoutIssuer;
      case LATENCY, RATE_LIMIT, SERVER_ERROR, RESET, HANG, GARBAGE, HTML, ERROR_AT_200 ->
          UnaryOperator.identity();
    };
  }

  private static Duration delay(List<Fault> met) {
    return Duration.ofMillis(met.stream().mapToLong(Fault::millis).sum());
  }

  /** The token endpoint goes by what is asked of it; a variable endpoint by its value. */
  private static String endpoint(Route route, Request request) {
    if (route.endpoint().equals("token")) {
      boolean refresh =
          Fingerprints.param(request, "grant_type").filter("refresh_token"::equals).isPresent();
      return refresh ? "refresh" : "exchange";
    }
    if (route.endpoint().equals("{method}")) {
      String method = request.variable("method");
      return method.matches("\\w{1,40}") ? method : "other";
    }
    return route.endpoint();
  }

  private void note(Route route, String endpoint, Request request, Outcome outcome) {
    int status = outcome instanceof Outcome.Answer(Reply reply, Duration _) ? reply.status() : 0;
    Fingerprints prints = Fingerprints.of(request);
    journal.add(
        new Seen(
            journal.nextNumber(),
            clock.instant(),
            route.provider(),
            endpoint,
            request.method(),
            route.path(),
            status,
            prints.clientId().orElse(null),
            prints.secrets()));
  }
}
