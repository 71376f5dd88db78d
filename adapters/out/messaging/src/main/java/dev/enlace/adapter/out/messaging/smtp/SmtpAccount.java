package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.secret.Secret;
import java.net.IDN;
import java.util.Optional;

/**
 * What a person has said about an account at a mail server.
 *
 * @param host a name in ASCII, or a literal address
 */
record SmtpAccount(String host, int port, Encryption encryption, String username, Secret password) {

  /**
   * Reads the form.
   *
   * @throws SmtpProblem if the account cannot even be tried
   * @throws IllegalArgumentException naming the field that the entry's form lacks
   */
  static SmtpAccount of(FormValues values) throws SmtpProblem {
    return new SmtpAccount(
        ascii(answered("host", values.text("host"))),
        answered("port", values.integer("port")),
        Encryption.of(values.text("security").orElse("starttls"))
            .orElseThrow(() -> new SmtpProblem(VerificationProblem.TLS_REQUIRED)),
        answered("username", values.text("username")),
        answered("password", values.secret("password")));
  }

  private static String ascii(String host) throws SmtpProblem {
    try {
      return host.contains(":") ? host : IDN.toASCII(host);
    } catch (IllegalArgumentException e) {
      throw new SmtpProblem(VerificationProblem.ADDRESS_NOT_ALLOWED);
    }
  }

  private static <T> T answered(String field, Optional<T> answer) {
    return answer.orElseThrow(() -> new IllegalArgumentException(field + " has no answer"));
  }
}
