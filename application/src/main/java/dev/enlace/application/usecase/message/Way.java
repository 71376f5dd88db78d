package dev.enlace.application.usecase.message;

import dev.enlace.application.port.in.message.Draft;
import dev.enlace.application.port.in.message.SendMessage.Channel;
import dev.enlace.application.port.out.message.Delivery.Taken;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import reactor.core.publisher.Mono;

/** How messages leave through one kind of connection. */
interface Way {
  /**
   * Checks a draft and everybody it goes to. Never empty; fails where it does not fit, and nothing
   * has left then.
   */
  Mono<Outgoing> prepare(Opened opened, Draft draft);

  /**
   * A message that may leave.
   *
   * @param recipients how many
   * @param delivery sends it, each time that it is asked for
   */
  record Outgoing(Channel channel, int recipients, Mono<Taken> delivery) {}
}
