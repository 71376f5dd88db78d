package dev.enlace.application.port.out.connection;

import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.form.FormValues;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Tries credentials against the real server. */
public interface CredentialCheck {
  /** Never empty; fails with {@code VerificationFailed}. */
  Mono<Passed> check(CredentialsEntry entry, FormValues values);

  /**
   * They work.
   *
   * @param tried false where the entry's credentials cannot be tried
   * @param account whose they are, where the server tells
   */
  record Passed(boolean tried, Optional<Account> account) {}
}
