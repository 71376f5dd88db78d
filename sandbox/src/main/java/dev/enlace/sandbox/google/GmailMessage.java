package dev.enlace.sandbox.google;

import java.time.Instant;
import java.util.List;

/**
 * A mail that Gmail took.
 *
 * @param account whose
 * @param recipients everybody in To, Cc and Bcc
 * @param data as its receivers get it: headers and body, without Bcc
 */
public record GmailMessage(
    Instant at, String account, String id, List<String> recipients, String data) {
  public GmailMessage {
    recipients = List.copyOf(recipients);
  }
}
