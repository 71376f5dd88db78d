package dev.enlace.domain.message;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is fit to be sent: no text of it can end a header.
 *
 * @param id its {@code Message-ID} without brackets
 * @param from null: the account's own, which its server fills in
 * @param text null: only {@code html}
 * @param html null: only {@code text}
 */
public record Mail(
    String id,
    @Nullable Mailbox from,
    List<Mailbox> to,
    List<Mailbox> cc,
    List<Mailbox> bcc,
    List<Mailbox> replyTo,
    String subject,
    @Nullable String text,
    @Nullable String html,
    List<Attachment> attachments) {
  public Mail {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
    replyTo = List.copyOf(replyTo);
    attachments = List.copyOf(attachments);
    if (subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a subject has no control characters");
    }
    if (to.isEmpty() && cc.isEmpty() && bcc.isEmpty()) {
      throw new IllegalArgumentException("a mail goes to somebody");
    }
    if (text == null && html == null) {
      throw new IllegalArgumentException("a mail says something");
    }
  }

  /** Everybody it reaches. */
  public List<Mailbox> everybody() {
    return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
  }

  /** Says nothing of what is private. */
  @Override
  public String toString() {
    return "Mail[" + id + "]";
  }
}
