package dev.enlace.adapter.out.messaging;

import dev.enlace.application.contract.SampleConnections;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.port.out.message.Sender;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.message.Attachment;
import dev.enlace.domain.message.Mail;
import dev.enlace.domain.message.MailAddress;
import dev.enlace.domain.message.Mailbox;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts that send, and what they send. */
public final class Senders {
  private Senders() {}

  public static Connection connection() {
    return SampleConnections.credentials(WorkspaceId.DEFAULT, Samples.user(WorkspaceId.DEFAULT));
  }

  public static Sender of(Connection connection, String provider, FormValues values) {
    return new Sender(connection, new ProviderId(provider), values);
  }

  public static Mail mail(String... to) {
    return mail("Hello", "Good morning", mailboxes(to), List.of(), List.of());
  }

  public static Mail mail(
      String subject, String text, List<Mailbox> to, List<Mailbox> cc, List<Mailbox> bcc) {
    return mail(subject, text, to, cc, bcc, List.of());
  }

  public static Mail mail(
      String subject,
      String text,
      List<Mailbox> to,
      List<Mailbox> cc,
      List<Mailbox> bcc,
      List<Attachment> attachments) {
    return new Mail(
        "one@example.com",
        mailbox("ada@example.com", "Ada \"the\" Lóvelace"),
        to,
        cc,
        bcc,
        List.of(),
        subject,
        text,
        "<p>" + text + "</p>",
        attachments);
  }

  public static List<Mailbox> mailboxes(String... addresses) {
    return Arrays.stream(addresses).map(address -> mailbox(address, null)).toList();
  }

  public static Mailbox mailbox(String address, @Nullable String name) {
    return new Mailbox(MailAddress.of(address).orElseThrow(), name);
  }
}
