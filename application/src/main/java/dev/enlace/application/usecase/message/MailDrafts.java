package dev.enlace.application.usecase.message;

import static dev.enlace.application.usecase.message.Complaints.sound;

import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.port.in.message.Draft;
import dev.enlace.application.port.in.message.Draft.Addressee;
import dev.enlace.application.port.in.message.Draft.File;
import dev.enlace.domain.message.Attachment;
import dev.enlace.domain.message.Mail;
import dev.enlace.domain.message.MailAddress;
import dev.enlace.domain.message.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a mail of a draft. Whatever may stand in a header is checked here: none of it can end a
 * line.
 */
final class MailDrafts {
  private static final int MOST_RECIPIENTS = 100;
  private static final int MOST_REPLIES = 10;
  private static final int MOST_FILES = 20;
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_SUBJECT = 500;
  private static final int LONGEST_BODY = 1_000_000;

  private final Complaints complaints = new Complaints();
  private final List<Addressed> everybody = new ArrayList<>();
  private final List<Addressed> checked = new ArrayList<>();

  private MailDrafts() {}

  /**
   * The mail that a draft is; fails with {@link ValidationFailed}.
   *
   * @param id its {@code Message-ID}
   * @param from null: the server says
   */
  static Checked read(Draft draft, String id, @Nullable Mailbox from) {
    return new MailDrafts().checked(draft, id, from);
  }

  private Checked checked(Draft draft, String id, @Nullable Mailbox from) {
    List<Mailbox> to = mailboxes("to", draft.to(), true);
    List<Mailbox> cc = mailboxes("cc", draft.cc(), true);
    List<Mailbox> bcc = mailboxes("bcc", draft.bcc(), true);
    List<Mailbox> replyTo = mailboxes("replyTo", draft.replyTo(), false);
    count(draft);
    complaints.line("subject", draft.subject(), LONGEST_SUBJECT);
    bodies(draft);
    List<Attachment> attachments = attachments(draft.attachments());
    complaints.foreign("chat", draft.chat());
    complaints.foreign("parseMode", draft.parseMode());
    complaints.raise();
    String subject = draft.subject() == null ? "" : sound(draft.subject());
    return new Checked(
        new Mail(id, from, to, cc, bcc, replyTo, subject, draft.text(), draft.html(), attachments),
        List.copyOf(everybody),
        List.copyOf(checked));
  }

  private void count(Draft draft) {
    int recipients = draft.to().size() + draft.cc().size() + draft.bcc().size();
    if (recipients == 0) {
      complaints.required("to");
    } else if (recipients > MOST_RECIPIENTS) {
      complaints.add(
          "to",
          "max",
          "at most " + MOST_RECIPIENTS + " recipients in to, cc and bcc together",
          "como máximo " + MOST_RECIPIENTS + " destinatarios entre to, cc y bcc");
    }
    if (draft.replyTo().size() > MOST_REPLIES) {
      complaints.add("replyTo", "max", "at most 10 addresses", "como máximo 10 direcciones");
    }
  }

  private void bodies(Draft draft) {
    if (draft.text() == null && draft.html() == null) {
      complaints.required("text");
    }
    body("text", draft.text());
    body("html", draft.html());
  }

  private void body(String field, @Nullable String body) {
    if (body != null && body.length() > LONGEST_BODY) {
      complaints.tooLong(field, LONGEST_BODY);
    }
  }

  private List<Mailbox> mailboxes(String field, List<Addressee> addressees, boolean reached) {
    List<Mailbox> mailboxes = new ArrayList<>();
    for (int i = 0; i < addressees.size(); i++) {
      String place = field + "[" + i + "]";
      Addressee addressee = addressees.get(i);
      Optional<MailAddress> address = MailAddress.of(addressee.address());
      if (address.isEmpty()) {
        complaints.malformed(place + ".address");
      }
      boolean named = complaints.line(place + ".name", addressee.name(), LONGEST_NAME);
      if (address.isPresent() && named) {
        mailboxes.add(new Mailbox(address.get(), addressee.name()));
        Addressed addressed = new Addressed(place + ".address", address.get());
        checked.add(addressed);
        if (reached) {
          everybody.add(addressed);
        }
      }
    }
    return mailboxes;
  }

  private List<Attachment> attachments(List<File> files) {
    List<Attachment> attachments = new ArrayList<>();
    if (files.size() > MOST_FILES) {
      complaints.add("attachments", "max", "at most 20 files", "como máximo 20 archivos");
    }
    if (files.stream().mapToLong(file -> file.content().length).sum() > Attachment.MOST_BYTES) {
      complaints.add(
          "attachments", "max", "at most 10 MiB together", "como máximo 10 MiB en total");
    }
    for (int i = 0; i < files.size(); i++) {
      File file = files.get(i);
      String type = file.mediaType().toLowerCase(Locale.ROOT);
      boolean named = Attachment.isName(file.name());
      boolean typed = Attachment.isMediaType(type);
      if (!named) {
        complaints.malformed("attachments[" + i + "].name");
      }
      if (!typed) {
        complaints.malformed("attachments[" + i + "].mediaType");
      }
      if (named && typed) {
        attachments.add(new Attachment(file.name(), type, file.content()));
      }
    }
    return attachments;
  }

  /**
   * A mail, and where its draft names whom.
   *
   * @param everybody those whom it reaches
   * @param named those, and whom an answer to it would reach
   */
  record Checked(Mail mail, List<Addressed> everybody, List<Addressed> named) {}
}
