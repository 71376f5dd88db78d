package dev.enlace.application.usecase.message;

import dev.enlace.domain.message.Chat;
import dev.enlace.domain.message.KnownChat;
import dev.enlace.domain.message.MailAddress;
import dev.enlace.domain.message.Recipient;
import java.util.Optional;

/**
 * Somebody whom a message goes to.
 *
 * @param field where the draft names them
 * @param recipient who that is
 * @param said as the draft says it; empty: it does not, and who it is is not the caller's to know
 */
record Addressed(String field, Recipient recipient, Optional<String> said) {
  /** Somebody whom a draft names. */
  Addressed(String field, Recipient recipient) {
    this(field, recipient, Optional.of(text(recipient)));
  }

  private static String text(Recipient recipient) {
    return switch (recipient) {
      case MailAddress address -> address.text();
      case Chat chat -> chat.id();
      case KnownChat chat -> chat.number().id();
    };
  }

  /** The same one, better known. */
  Addressed as(Recipient known) {
    return new Addressed(field, known, said);
  }
}
