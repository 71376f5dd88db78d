package dev.enlace.sandbox.mail;

/** The ways in which SMTP servers are met. */
public enum SmtpVariant {
  /** STARTTLS is required before AUTH and mail; AUTH PLAIN and LOGIN. */
  STARTTLS,
  /** TLS from the first byte (SMTPS). */
  IMPLICIT_TLS,
  /** STARTTLS, but AUTH is not advertised: any password seems to work. */
  NO_AUTH,
  /** AUTH in clear text, no STARTTLS: a careless client gives the password away. */
  NO_STARTTLS,
  /** STARTTLS with a certificate that nobody trusts. */
  UNTRUSTED_CERTIFICATE,
  /** STARTTLS with a certificate for another host. */
  WRONG_HOST,
  /** STARTTLS with a certificate that has expired. */
  EXPIRED_CERTIFICATE;

  boolean advertisesAuth() {
    return this != NO_AUTH;
  }

  boolean encrypts() {
    return this != NO_STARTTLS;
  }
}
