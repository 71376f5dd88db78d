package dev.enlace.application.port.in.message;

import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Sends a message through a connection, to those whom its lists allow. */
public interface SendMessage {
  /**
   * Sends it once, to all of its recipients or to none. Never empty. Fails, with nothing sent, with
   * {@code ConnectionNotFound}, {@code Forbidden}, {@code PendingConfirmation}, {@code
   * NeedsReauth}, {@code OperationNotSupported}, {@code ValidationFailed}, {@code
   * RecipientNotAllowed}, {@code InvalidConfiguration}, {@code ScopeMissing}, {@code
   * VerificationFailed}, {@code MessageRefused}, {@code ProviderUnavailable}; and with {@code
   * OutcomeUnknown} where it may have been sent.
   */
  Mono<Sent> send(Command command);

  /** What to send through which connection. */
  record Command(Principal principal, ConnectionId id, Draft draft) {
    @Override
    public String toString() {
      return "SendMessage[" + id + "]";
    }
  }

  /**
   * A message that was taken for delivery.
   *
   * @param channel the way it went
   * @param reference what its server calls it; of a mail its {@code Message-ID}
   * @param recipients how many
   */
  record Sent(Channel channel, String reference, int recipients, Instant at) {}

  /** The ways there are. */
  enum Channel {
    SMTP,
    GMAIL,
    TELEGRAM
  }
}
