package dev.enlace.sandbox;

import dev.enlace.sandbox.control.ControlApi;
import dev.enlace.sandbox.control.Steering;
import dev.enlace.sandbox.google.GmailMessage;
import dev.enlace.sandbox.http.HttpFront;
import dev.enlace.sandbox.http.Origin;
import dev.enlace.sandbox.http.Router;
import dev.enlace.sandbox.mail.MailServers;
import dev.enlace.sandbox.mail.SmtpServer;
import dev.enlace.sandbox.mail.SmtpVariant;
import dev.enlace.sandbox.oauth.Client;
import dev.enlace.sandbox.telegram.SentMessage;
import dev.enlace.sandbox.time.ShiftingClock;
import dev.enlace.sandbox.tls.SelfSigned;
import dev.enlace.sandbox.traffic.Desk;
import dev.enlace.sandbox.traffic.Fault;
import dev.enlace.sandbox.traffic.Faults;
import dev.enlace.sandbox.traffic.Journal;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * A running sandbox: providers over HTTP, mail servers and the control API, all on 127.0.0.1.
 *
 * <p>Whatever the control API can do, a test in the same JVM can call here.
 */
public final class Sandbox implements AutoCloseable, Steering {
  private final ShiftingClock clock;
  private final Faults faults = new Faults();
  private final Journal journal = new Journal();
  private final MailServers mail;
  private final SmtpServer smtp;
  private final SmtpServer smtps;
  private final HttpFront http;
  private final HttpFront control;
  private final String controlSecret;
  private final Providers providers;

  private Sandbox(SandboxOptions options) {
    clock = new ShiftingClock(options.clock());
    controlSecret = options.controlSecret();
    Router router = new Router();
    http = new HttpFront(options.httpPort(), new Desk(router, faults, journal, clock)::take);
    providers = new Providers(options.providers(), new Origin(http().toString()), clock);
    router.add(providers.routes());
    mail = new MailServers(options.clock());
    smtp = mail.start(SmtpVariant.STARTTLS, options.smtpPort());
    smtps = mail.start(SmtpVariant.IMPLICIT_TLS, options.smtpsPort());
    control = new HttpFront(options.controlPort(), new ControlApi(controlSecret, this)::take);
  }

  public static Sandbox start(SandboxOptions options) {
    return new Sandbox(options);
  }

  /** Where the providers are: upstream {@code https://HOST/PATH} is {@code http()/HOST/PATH}. */
  public URI http() {
    return URI.create("http://127.0.0.1:" + http.port());
  }

  /** Whether it plays an OAuth provider of that name. */
  public boolean plays(String provider) {
    return providers.plays(provider);
  }

  /** Where an upstream's URL is served here. */
  public URI locate(String upstreamUrl) {
    return URI.create(new Origin(http().toString()).of(upstreamUrl));
  }

  public URI control() {
    return URI.create("http://127.0.0.1:" + control.port());
  }

  public String controlSecret() {
    return controlSecret;
  }

  /** The mail server with STARTTLS and AUTH. */
  public SmtpServer smtp() {
    return smtp;
  }

  /** The mail server with TLS from the first byte. */
  public SmtpServer smtps() {
    return smtps;
  }

  /** What both mail servers show, and a client has to trust. */
  public X509Certificate smtpCertificate() {
    return mail.certificate();
  }

  /** For a client that trusts exactly {@link #smtpCertificate()}. */
  public SSLContext smtpTrust() {
    return SelfSigned.trusting(smtpCertificate());
  }

  /** One more mail server; closing the sandbox closes it too. */
  public SmtpServer startSmtp(SmtpVariant variant) {
    return mail.start(variant, 0);
  }

  /** Lets a fault meet the next requests. */
  public void fault(Fault fault) {
    faults.add(fault);
  }

  /** How many requests an endpoint had; the names are {@link Journal#counts()}'. */
  public long count(String name) {
    return journal.counts().getOrDefault(name, 0L);
  }

  @Override
  public Faults faults() {
    return faults;
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public MailServers mail() {
    return mail;
  }

  @Override
  public List<SentMessage> telegramMessages() {
    return providers.telegram().sent();
  }

  @Override
  public List<GmailMessage> gmailMessages() {
    return providers.gmail().sent();
  }

  @Override
  public Map<String, String> addresses() {
    return Map.of(
        "http",
        http().toString(),
        "control",
        control().toString(),
        "smtp",
        "127.0.0.1:" + smtp.port(),
        "smtps",
        "127.0.0.1:" + smtps.port());
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void advance(Duration step) {
    clock.advance(step);
  }

  @Override
  public int expireTokens(String provider, String account) {
    return providers.expire(provider, account);
  }

  @Override
  public int revokeGrants(String provider, String account) {
    return providers.revoke(provider, account);
  }

  @Override
  public void keepLimits(boolean kept) {
    providers.airtable().keepLimits(kept);
  }

  /** Gives Airtable a table of that many records. */
  public void fill(int records) {
    providers.airtable().fill(records);
  }

  @Override
  public void register(Client client) {
    providers.register(client);
  }

  @Override
  public int startMailServer(SmtpVariant variant) {
    return startSmtp(variant).port();
  }

  @Override
  public void forget() {
    faults.clear();
    journal.clear();
    mail.mailbox().clear();
    providers.telegram().clear();
    providers.gmail().clear();
  }

  @Override
  public void close() {
    http.close();
    control.close();
    mail.close();
  }
}
