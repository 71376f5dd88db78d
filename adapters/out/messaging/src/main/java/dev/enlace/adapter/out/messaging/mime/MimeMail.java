package dev.enlace.adapter.out.messaging.mime;

import dev.enlace.domain.message.Attachment;
import dev.enlace.domain.message.Mail;
import dev.enlace.domain.message.Mailbox;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as text. Nothing of it comes to the wire as it was typed: names and subject are encoded
 * words, bodies quoted-printable, files base64, so that no text can end a header, a part or the
 * whole.
 */
public final class MimeMail extends MimeMessage {
  private static final String SUBJECT = "Subject";

  private final String id;

  private MimeMail(String id) {
    super((Session) null);
    this.id = id;
  }

  /**
   * The mail, ready to be written.
   *
   * @param showsBcc whether a header says who else gets it, for a server that reads its recipients
   *     from there and takes it out
   */
  public static MimeMail of(Mail mail, Instant now, boolean showsBcc) throws MessagingException {
    MimeMail message = new MimeMail(mail.id());
    if (mail.from() != null) {
      message.setFrom(internet(mail.from()));
    }
    message.setRecipients(RecipientType.TO, internet(mail.to()));
    message.setRecipients(RecipientType.CC, internet(mail.cc()));
    if (showsBcc) {
      message.setRecipients(RecipientType.BCC, internet(mail.bcc()));
    }
    if (!mail.replyTo().isEmpty()) {
      message.setReplyTo(internet(mail.replyTo()));
    }
    String subject = EncodedWords.of(mail.subject());
    message.setHeader(SUBJECT, MimeUtility.fold(SUBJECT.length() + 2, subject));
    message.setSentDate(Date.from(now));
    message.setContent(content(mail));
    message.saveChanges();
    return message;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + id + ">");
  }

  /** One mailbox as mail libraries know it. */
  static InternetAddress internet(Mailbox mailbox) throws AddressException {
    return new Named(mailbox.address().text(), mailbox.name());
  }

  /** The same of many. */
  static InternetAddress[] internet(List<Mailbox> mailboxes) throws AddressException {
    InternetAddress[] addresses = new InternetAddress[mailboxes.size()];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = internet(mailboxes.get(i));
    }
    return addresses;
  }

  private static MimeMultipart content(Mail mail) throws MessagingException {
    MimeMultipart bodies = new MimeMultipart("alternative");
    addText(bodies, mail.text(), "plain");
    addText(bodies, mail.html(), "html");
    if (mail.attachments().isEmpty()) {
      return bodies;
    }
    MimeMultipart all = new MimeMultipart("mixed");
    MimeBodyPart first = new MimeBodyPart();
    first.setContent(bodies);
    all.addBodyPart(first);
    for (Attachment attachment : mail.attachments()) {
      all.addBodyPart(part(attachment));
    }
    return all;
  }

  private static void addText(MimeMultipart bodies, @Nullable String text, String subtype)
      throws MessagingException {
    if (text != null) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      bodies.addBodyPart(part(bytes, "text/" + subtype + "; charset=utf-8", "quoted-printable"));
    }
  }

  private static MimeBodyPart part(Attachment attachment) throws MessagingException {
    MimeBodyPart part = part(attachment.content(), attachment.mediaType(), "base64");
    part.setDisposition(MimeBodyPart.ATTACHMENT);
    part.setFileName(attachment.name());
    return part;
  }

  private static MimeBodyPart part(byte[] bytes, String type, String encoding)
      throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
    part.setHeader("Content-Type", type);
    part.setHeader("Content-Transfer-Encoding", encoding);
    return part;
  }

  /** An address with a name as it is written, which the library would leave as it was typed. */
  private static final class Named extends InternetAddress {
    private static final long serialVersionUID = 1L;

    Named(String address, @Nullable String name) throws AddressException {
      super(address, true);
      if (name != null) {
        encodedPersonal = EncodedWords.of(name);
      }
    }
  }
}
