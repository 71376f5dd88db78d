package dev.enlace.sandbox.mail;

import dev.enlace.sandbox.tls.SelfSigned;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** One SMTP server on 127.0.0.1. */
public final class SmtpServer implements AutoCloseable {
  private static final int IDLE_SECONDS = 30;

  private final SmtpVariant variant;
  private final SelfSigned identity;
  private final Mailbox mailbox;
  private final Clock clock;
  private final SMTPServer server;

  private SmtpServer(
      SmtpVariant variant, int port, SelfSigned identity, Mailbox mailbox, Clock clock) {
    this.variant = variant;
    this.identity = identity;
    this.mailbox = mailbox;
    this.clock = clock;
    this.server = configured(port).build();
  }

  /** Starts one; port 0 takes a free one. */
  static SmtpServer start(
      SmtpVariant variant, int port, SelfSigned identity, Mailbox mailbox, Clock clock) {
    SmtpServer started = new SmtpServer(variant, port, identity, mailbox, clock);
    started.server.start();
    return started;
  }

  public String host() {
    return "127.0.0.1";
  }

  public int port() {
    return server.getPortAllocated();
  }

  /** What this server shows; whether to trust it is the variant's point. */
  public X509Certificate certificate() {
    return identity.certificate();
  }

  @Override
  public void close() {
    server.stop();
  }

  private SMTPServer.Builder configured(int port) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    SMTPServer.Builder builder =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .softwareName("sandbox")
            .executorService(threads)
            .connectionTimeoutMs(IDLE_SECONDS * 1000)
            .messageHandlerFactory(context -> new Reception(mailbox, clock));
    if (variant.advertisesAuth()) {
      builder
          .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(this::login))
          .showAuthCapabilitiesBeforeSTARTTLS(!variant.encrypts())
          .requireAuth();
    }
    return switch (variant) {
      case IMPLICIT_TLS -> builder.serverSocketFactory(identity.serverContext());
      case NO_STARTTLS -> builder;
      case STARTTLS, NO_AUTH, UNTRUSTED_CERTIFICATE, WRONG_HOST, EXPIRED_CERTIFICATE ->
          builder.enableTLS().requireTLS().startTlsSocketFactory(identity.serverContext());
    };
  }

  private void login(String user, String password, MessageContext context)
      throws LoginFailedException {
    boolean accepted = Account.opens(user, password);
    mailbox.add(new Login(clock.instant(), user, accepted, variant.encrypts()));
    if (!accepted) {
      throw new LoginFailedException();
    }
  }
}
