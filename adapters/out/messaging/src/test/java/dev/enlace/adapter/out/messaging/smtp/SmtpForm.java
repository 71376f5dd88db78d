package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.secret.Secret;
import dev.enlace.sandbox.mail.Account;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answers of a person to the SMTP form. */
final class SmtpForm {
  private final Map<String, FieldValue> values = new LinkedHashMap<>();

  private SmtpForm() {}

  /** The sandbox's account at that server, with STARTTLS. */
  static SmtpForm at(String host, int port) {
    return new SmtpForm()
        .text("host", host)
        .number("port", BigDecimal.valueOf(port))
        .text("security", "starttls")
        .text("username", Account.USER)
        .password(Account.PASSWORD);
  }

  SmtpForm text(String field, String value) {
    values.put(field, new FieldValue.Text(value));
    return this;
  }

  SmtpForm password(String password) {
    values.put("password", new FieldValue.Password(Secret.of(password)));
    return this;
  }

  SmtpForm without(String field) {
    values.remove(field);
    return this;
  }

  FormValues values() {
    return new FormValues(values);
  }

  SmtpForm number(String field, BigDecimal value) {
    values.put(field, new FieldValue.Numeric(value));
    return this;
  }
}
