package dev.enlace.sandbox.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/**
 * Takes one message. Recipients whose local part is {@code unknown} don't exist (550), and {@code
 * busy} has no time now (451).
 */
final class Reception implements MessageHandler {
  private final Mailbox mailbox;
  private final Clock clock;
  private final List<String> recipients = new ArrayList<>();
  private String from = "";

  Reception(Mailbox mailbox, Clock clock) {
    this.mailbox = mailbox;
    this.clock = clock;
  }

  @Override
  public void from(String sender) {
    from = sender;
  }

  @Override
  public void recipient(String recipient) throws RejectException {
    if (recipient.startsWith("unknown@")) {
      throw new RejectException(550, "5.1.1 no such mailbox");
    }
    if (recipient.startsWith("busy@")) {
      throw new RejectException(451, "4.7.1 try again later");
    }
    recipients.add(recipient);
  }

  @Override
  public String data(InputStream in) throws IOException {
    String data = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    recipients.forEach(to -> mailbox.add(new SentMail(clock.instant(), from, to, data)));
    return "2.0.0 queued in the sandbox";
  }

  @Override
  public void done() {}
}
