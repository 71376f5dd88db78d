package dev.enlace.application.port.out.message;

import dev.enlace.domain.message.Mail;
import reactor.core.publisher.Mono;

/** Hands mails to the mail server of an account. */
public interface MailDelivery {
  /**
   * Hands it over once. Never empty. Fails with {@code VerificationFailed} where the server does
   * not accept the account, {@code ProviderUnavailable} where it was not asked, {@code
   * OutcomeUnknown} where it was and did not say.
   */
  Mono<Delivery> deliver(Sender sender, Mail mail);
}
