package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.adapter.out.messaging.mime.MimeMail;
import dev.enlace.adapter.out.messaging.smtp.SignIn.Stage;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.application.port.out.message.Sender;
import dev.enlace.domain.message.Mail;
import dev.enlace.domain.message.MailAddress;
import dev.enlace.domain.message.Mailbox;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Hands one mail over, on a thread that may wait. Giving up from another thread cuts the
 * connection, and only then asks how far the mail had got: so what had not begun to end never ends.
 */
final class Handover {
  private final Sender sender;
  private final MailSessions sessions;
  private final SmtpAttempt attempt;
  private @Nullable MailSession session;
  private @Nullable Delivery taken;
  private boolean givenUp;

  /**
   * @param attempt not begun yet; it is not needed where a conversation rests
   */
  Handover(Sender sender, MailSessions sessions, SmtpAttempt attempt) {
    this.sender = sender;
    this.sessions = sessions;
    this.attempt = attempt;
  }

  /** A value and not an error: whoever has given up waiting must not have it logged as dropped. */
  Mono<Delivery> outcome(Mail mail, Instant now) {
    try {
      return Mono.just(run(mail, now));
    } catch (SmtpProblem e) {
      return Mono.error(Unreached.failed(e, sender.provider()));
    } catch (Failed e) {
      return Mono.error(e);
    }
  }

  /** Ends the waiting with what has come of it by then. */
  Mono<Delivery> giveUp() {
    MailSession open;
    synchronized (this) {
      if (taken != null) {
        return Mono.just(taken);
      }
      givenUp = true;
      open = session;
    }
    cut(attempt);
    if (open != null) {
      open.close();
    }
    Stage stage = open == null ? Stage.SENDER : open.signIn().stage();
    return Mono.error(SendTrouble.unanswered(stage, sender.provider(), ProviderProblem.TIMED_OUT));
  }

  private Delivery run(Mail mail, Instant now) throws SmtpProblem {
    MailSessions.Key key = MailSessions.Key.of(sender.connection());
    MimeMail message = message(mail, now);
    Address[] recipients = recipients(mail.everybody());
    Optional<MailSession> resting = resting(key);
    MailSession open = resting.isPresent() ? resting.get() : MailSession.open(attempt);
    begins(open);
    try {
      open.signIn().send(message, recipients);
    } catch (MessagingException e) {
      open.close();
      return SendTrouble.of(e, open.signIn(), sender.provider());
    }
    Delivery delivery = new Delivery.Taken(mail.id());
    if (ended(delivery)) {
      sessions.rest(key, open);
    } else {
      open.close();
    }
    return delivery;
  }

  private synchronized void begins(MailSession open) {
    session = open;
    if (givenUp) {
      open.close();
    }
  }

  /** Before the conversation is anybody else's; false where it has been cut. */
  private synchronized boolean ended(Delivery delivery) {
    taken = delivery;
    return !givenUp;
  }

  private Optional<MailSession> resting(MailSessions.Key key) {
    while (true) {
      Optional<MailSession> taken = sessions.take(key);
      if (taken.isEmpty() || taken.get().goesOn()) {
        return taken;
      }
      taken.get().close();
    }
  }

  private static MimeMail message(Mail mail, Instant now) {
    try {
      return MimeMail.of(mail, now, false);
    } catch (MessagingException e) {
      throw new IllegalStateException("what was checked makes no mail", e);
    }
  }

  /** Each once, however often it is named. */
  private static Address[] recipients(List<Mailbox> everybody) {
    return everybody.stream()
        .map(Mailbox::address)
        .map(MailAddress::text)
        .distinct()
        .map(Handover::internet)
        .toArray(Address[]::new);
  }

  private static InternetAddress internet(String address) {
    try {
      return new InternetAddress(address, true);
    } catch (AddressException e) {
      throw new IllegalStateException("what was checked is no address", e);
    }
  }

  private static void cut(SmtpAttempt attempt) {
    try {
      attempt.close();
    } catch (IOException e) {
      // it is over
    }
  }
}
