package dev.enlace.application.port.out.message;

import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.provider.ProviderId;

/**
 * An account that sends.
 *
 * @param connection its version tells one edition of the account from the next
 * @param values what the form says, secrets included
 */
public record Sender(Connection connection, ProviderId provider, FormValues values) {
  @Override
  public String toString() {
    return "Sender[" + connection.id() + "]";
  }
}
