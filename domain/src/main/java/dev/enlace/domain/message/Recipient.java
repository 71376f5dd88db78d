package dev.enlace.domain.message;

import java.util.List;

/** Somebody or something that a message reaches. */
public sealed interface Recipient permits MailAddress, Chat, KnownChat {
  /** The entries of an allow list that mean it: those that name it, and those that contain it. */
  List<String> allowedBy();

  /**
   * The entries of a deny list that mean it. No fewer than in an allow list: what may reach the
   * same mailbox is denied with it.
   */
  List<String> deniedBy();
}
