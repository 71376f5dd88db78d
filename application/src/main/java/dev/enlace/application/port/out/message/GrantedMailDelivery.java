package dev.enlace.application.port.out.message;

import dev.enlace.domain.message.Mail;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import reactor.core.publisher.Mono;

/** Hands mails to a provider that sends them for a person who has granted that. */
public interface GrantedMailDelivery {
  /**
   * Hands it over once; fails as {@link MailDelivery} does, and with {@code TokenRefused} where the
   * token is not accepted.
   *
   * @param apiBase where the provider's APIs are
   */
  Mono<Delivery> deliver(ProviderId provider, URI apiBase, Secret accessToken, Mail mail);
}
