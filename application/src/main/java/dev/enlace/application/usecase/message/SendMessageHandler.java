package dev.enlace.application.usecase.message;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.failure.Failure.VerificationFailed;
import dev.enlace.application.port.in.message.SendMessage;
import dev.enlace.application.port.out.audit.SentMessages;
import dev.enlace.application.port.out.audit.SentMessages.Line;
import dev.enlace.application.usecase.connection.ConnectionGate;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.application.usecase.health.Checkup;
import dev.enlace.application.usecase.message.Way.Outgoing;
import dev.enlace.application.usecase.token.Usable;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Right;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Sends what fits, to those who may be written to, and notes that it did. */
public final class SendMessageHandler implements SendMessage {
  private static final Logger LOG = LoggerFactory.getLogger(SendMessageHandler.class);

  private final ConnectionGate gate;
  private final Ways ways;
  private final Checkup checkup;
  private final SentMessages lines;
  private final Clock clock;

  /** With those means. */
  public SendMessageHandler(
      ConnectionGate gate, Ways ways, Checkup checkup, SentMessages lines, Clock clock) {
    this.gate = gate;
    this.ways = ways;
    this.checkup = checkup;
    this.lines = lines;
    this.clock = clock;
  }

  @Override
  public Mono<Sent> send(Command command) {
    return gate.open(command.principal(), command.id(), Right.USE)
        .doOnNext(opened -> Usable.require(opened.connection()))
        .flatMap(opened -> send(command, opened));
  }

  private Mono<Sent> send(Command command, Opened opened) {
    return ways.of(opened.connection())
        .prepare(opened, command.draft())
        .flatMap(outgoing -> toItsEnd(send(opened, outgoing)))
        .onErrorResume(trouble -> told(opened, trouble));
  }

  /** Also when nobody waits any more: what has left is noted in any case. */
  private static <T> Mono<T> toItsEnd(Mono<T> work) {
    return Mono.deferContextual(
        context -> Mono.fromFuture(() -> work.contextWrite(context).toFuture(), true));
  }

  private Mono<Sent> send(Opened opened, Outgoing outgoing) {
    return outgoing
        .delivery()
        .onErrorResume(
            SendMessageHandler::isUnknown,
            trouble -> noted(opened, outgoing, "unknown").then(Mono.error(trouble)))
        .flatMap(taken ->
            noted(opened, outgoing, "sent")
                .thenReturn(
                    new Sent(
                        outgoing.channel(),
                        taken.reference(),
                        outgoing.recipients(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS))));
  }

  /** Afterwards, since it is the effect that is noted; what went out cannot be taken back. */
  private Mono<Void> noted(Opened opened, Outgoing outgoing, String outcome) {
    Connection connection = opened.connection();
    Line line =
        new Line(
            connection.workspace(),
            opened.principal().actor(),
            connection.id(),
            outgoing.channel().name().toLowerCase(Locale.ROOT),
            outgoing.recipients(),
            outcome);
    return lines
        .note(line)
        .onErrorResume(
            Failed.class,
            away -> {
              LOG.error("A message through {} is not in the audit trail", connection.id(), away);
              return Mono.empty();
            });
  }

  /** An account that its server does not accept has to be put right before anything is sent. */
  private <T> Mono<T> told(Opened opened, Throwable trouble) {
    return trouble instanceof Failed failed && failed.failure() instanceof VerificationFailed why
        ? checkup
            .refused(opened.connection(), why, opened.principal().actor())
            .then(Mono.error(trouble))
        : Mono.error(trouble);
  }

  private static boolean isUnknown(Throwable trouble) {
    return trouble instanceof Failed failed && failed.failure() instanceof OutcomeUnknown;
  }
}
