package dev.enlace.adapter.out.messaging.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.SocketFetcher;

/**
 * One sign-in over a connection that is there already. Angus Mail speaks SMTP; what it does around
 * a connection (look-ups of the host, a second try, keeping the password) is left out.
 */
final class SignIn extends SMTPTransport {
  private static final String PREFIX = "mail.smtp";

  private final SmtpAccount account;
  private final Properties settings;
  private boolean encrypted;
  private boolean encryptionRefused;

  private SignIn(SmtpAccount account, Properties settings) {
    super(Session.getInstance(settings), new URLName("smtp", account.host(), -1, null, null, null));
    this.account = account;
    this.settings = settings;
  }

  /** Prepares to sign in at a server whose certificate {@code tls} can judge. */
  static SignIn of(SmtpAccount account, SSLSocketFactory tls) {
    Properties settings = new Properties();
    boolean later = account.encryption() == Encryption.STARTTLS;
    settings.setProperty(PREFIX + ".starttls.enable", Boolean.toString(later));
    settings.setProperty(PREFIX + ".starttls.required", Boolean.toString(later));
    settings.setProperty(PREFIX + ".ssl.checkserveridentity", "true");
    settings.put(PREFIX + ".ssl.socketFactory", tls);
    settings.setProperty(PREFIX + ".auth", "true");
    settings.setProperty(PREFIX + ".auth.mechanisms", "PLAIN LOGIN");
    settings.setProperty(PREFIX + ".quitwait", "false");
    // An address literal (RFC 5321, 4.1.3) that tells strangers nothing about this machine.
    settings.setProperty(PREFIX + ".localhost", "[127.0.0.1]");
    settings.setProperty("mail.debug.auth.username", "false");
    return new SignIn(account, settings);
  }

  /** Signs in and out; whatever goes wrong is thrown. */
  void over(Socket connected) throws MessagingException, IOException {
    if (account.encryption() == Encryption.TLS) {
      Socket tls = SocketFetcher.startTLS(connected, account.host(), settings, PREFIX);
      encrypted = true;
      connect(tls);
    } else {
      connect(connected);
    }
  }

  /** Whether the conversation ended because the server would not encrypt it. */
  boolean lacksEncryption() {
    int code = getLastReturnCode();
    return !encrypted && (encryptionRefused || (code >= 200 && code < 300));
  }

  boolean asksForCredentials() {
    return supportsExtension("AUTH") || supportsExtension("AUTH=LOGIN");
  }

  @Override
  public synchronized void connect(String host, int port, String user, String password)
      throws MessagingException {
    if (!protocolConnect(account.host(), account.port(), account.username(), password())) {
      throw new AuthenticationFailedException();
    }
    setConnected(true);
  }

  @Override
  protected void startTLS() throws MessagingException {
    encryptionRefused = true;
    super.startTLS();
    encryptionRefused = false;
    encrypted = true;
  }

  private String password() {
    return account.password().reveal();
  }
}
