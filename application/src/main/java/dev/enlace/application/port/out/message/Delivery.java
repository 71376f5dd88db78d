package dev.enlace.application.port.out.message;

import dev.enlace.application.failure.MessageProblem;
import dev.enlace.domain.message.MailAddress;
import java.util.Set;

/** What a server said to a message. */
public sealed interface Delivery {
  /**
   * It was taken, for everybody.
   *
   * @param reference what the server or the message itself calls it
   */
  record Taken(String reference) implements Delivery {}

  /** It was not taken, since who has granted the access has not granted this. */
  record Ungranted() implements Delivery {}

  /**
   * It was not taken, for nobody.
   *
   * @param recipients whom it was about; none: about none in particular
   */
  record Refused(MessageProblem problem, Set<MailAddress> recipients) implements Delivery {
    public Refused {
      recipients = Set.copyOf(recipients);
    }

    /** About nobody in particular. */
    public Refused(MessageProblem problem) {
      this(problem, Set.of());
    }
  }
}
