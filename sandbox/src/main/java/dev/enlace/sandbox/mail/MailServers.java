package dev.enlace.sandbox.mail;

import dev.enlace.sandbox.tls.SelfSigned;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The SMTP servers of one sandbox, and the certificate that the right ones show. */
public final class MailServers implements AutoCloseable {
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");
  private static final Duration LIFETIME = Duration.ofDays(365);

  private final Clock clock;
  private final SelfSigned trusted;
  private final Mailbox mailbox = new Mailbox();
  private final List<SmtpServer> running = new CopyOnWriteArrayList<>();

  /**
   * @param clock the real time: certificates and TLS know no other
   */
  public MailServers(Clock clock) {
    this.clock = clock;
    Instant now = clock.instant();
    this.trusted = SelfSigned.of(LOOPBACK, now.minus(Duration.ofDays(1)), now.plus(LIFETIME));
  }

  public SmtpServer start(SmtpVariant variant, int port) {
    SmtpServer server = SmtpServer.start(variant, port, identity(variant), mailbox, clock);
    running.add(server);
    return server;
  }

  /** What a client has to trust. */
  public X509Certificate certificate() {
    return trusted.certificate();
  }

  public Mailbox mailbox() {
    return mailbox;
  }

  @Override
  public void close() {
    running.forEach(SmtpServer::close);
    running.clear();
  }

  private SelfSigned identity(SmtpVariant variant) {
    Instant now = clock.instant();
    Instant yesterday = now.minus(Duration.ofDays(1));
    return switch (variant) {
      case STARTTLS, IMPLICIT_TLS, NO_AUTH, NO_STARTTLS -> trusted;
      case UNTRUSTED_CERTIFICATE -> SelfSigned.of(LOOPBACK, yesterday, now.plus(LIFETIME));
      case WRONG_HOST -> SelfSigned.of(List.of("mail.example.com"), yesterday, now.plus(LIFETIME));
      case EXPIRED_CERTIFICATE -> SelfSigned.of(LOOPBACK, now.minus(LIFETIME), yesterday);
    };
  }
}
