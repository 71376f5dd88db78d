package dev.enlace.adapter.out.messaging;

import dev.enlace.application.port.out.connection.CredentialCheck;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.form.FormValues;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Tries credentials the way that their entry asks for. */
public final class CredentialChecks implements CredentialCheck {
  private final CredentialCheck smtp;
  private final CredentialCheck telegram;

  /** One check for each kind of server. */
  public CredentialChecks(CredentialCheck smtp, CredentialCheck telegram) {
    this.smtp = smtp;
    this.telegram = telegram;
  }

  @Override
  public Mono<Passed> check(CredentialsEntry entry, FormValues values) {
    return switch (entry.verification()) {
      case NONE -> Mono.just(new Passed(false, Optional.empty()));
      case SMTP -> smtp.check(entry, values);
      case TELEGRAM -> telegram.check(entry, values);
    };
  }
}
