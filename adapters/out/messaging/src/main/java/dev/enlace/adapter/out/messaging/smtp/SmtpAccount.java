package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.adapter.out.messaging.FormAnswers;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.secret.Secret;
import java.net.IDN;

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
   * @throws Failed naming a field without a usable answer: of a connection made by another form
   */
  static SmtpAccount of(FormValues values) throws SmtpProblem {
    return new SmtpAccount(
        ascii(FormAnswers.required("host", values.text("host"))),
        FormAnswers.required("port", values.integer("port")),
        Encryption.of(values.text("security").orElse("starttls"))
            .orElseThrow(() -> new SmtpProblem(VerificationProblem.TLS_REQUIRED)),
        FormAnswers.required("username", values.text("username")),
        FormAnswers.required("password", values.secret("password")));
  }

  private static String ascii(String host) throws SmtpProblem {
    try {
      return host.contains(":") ? host : IDN.toASCII(host);
    } catch (IllegalArgumentException e) {
      throw new SmtpProblem(VerificationProblem.ADDRESS_NOT_ALLOWED);
    }
  }
}
