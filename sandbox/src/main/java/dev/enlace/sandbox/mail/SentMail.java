package dev.enlace.sandbox.mail;

import java.time.Instant;

/**
 * A message that a server took, for one recipient.
 *
 * @param data headers and body as they came
 */
public record SentMail(Instant at, String from, String to, String data) {}
