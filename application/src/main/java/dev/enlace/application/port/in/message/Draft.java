package dev.enlace.application.port.in.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as somebody wrote it. Which parts belong to it is the connection's to say.
 *
 * @param chat null: the connection's usual one
 */
public record Draft(
    List<Addressee> to,
    List<Addressee> cc,
    List<Addressee> bcc,
    List<Addressee> replyTo,
    @Nullable String subject,
    @Nullable String text,
    @Nullable String html,
    List<File> attachments,
    @Nullable String chat,
    @Nullable String parseMode) {
  public Draft {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
    replyTo = List.copyOf(replyTo);
    attachments = List.copyOf(attachments);
  }

  /** Says nothing of what is private. */
  @Override
  public String toString() {
    return "Draft[]";
  }

  /**
   * Somebody to write to.
   *
   * @param address and nothing else
   * @param name null: none
   */
  public record Addressee(String address, @Nullable String name) {}

  /** A file to send along. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record File(String name, String mediaType, byte[] content) {}
}
