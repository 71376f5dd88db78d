package dev.enlace.sandbox.control;

import dev.enlace.sandbox.google.GmailMessage;
import dev.enlace.sandbox.mail.MailServers;
import dev.enlace.sandbox.mail.SmtpVariant;
import dev.enlace.sandbox.oauth.Client;
import dev.enlace.sandbox.telegram.SentMessage;
import dev.enlace.sandbox.traffic.Faults;
import dev.enlace.sandbox.traffic.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the control API can do; the sandbox itself offers the same to Java. */
public interface Steering {
  Faults faults();

  Journal journal();

  MailServers mail();

  List<SentMessage> telegramMessages();

  List<GmailMessage> gmailMessages();

  /** Where everything listens, by name. */
  Map<String, String> addresses();

  Instant now();

  void advance(Duration step);

  /**
   * Ends access tokens now; says how many.
   *
   * @param account a person's key or address; empty for everybody
   * @throws IllegalArgumentException if there is no such provider or account
   */
  int expireTokens(String provider, String account);

  /** Revokes grants; says how many tokens died. Otherwise as {@link #expireTokens}. */
  int revokeGrants(String provider, String account);

  /** Whether Airtable limits how often it may be asked; measurements ask more often. */
  void keepLimits(boolean kept);

  void register(Client client);

  /** Starts one more SMTP server; says on which port. */
  int startMailServer(SmtpVariant variant);

  /** Forgets faults, requests, mails and messages; grants and time stay. */
  void forget();
}
