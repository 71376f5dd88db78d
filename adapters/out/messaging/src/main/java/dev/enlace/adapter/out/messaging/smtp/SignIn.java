package dev.enlace.adapter.out.messaging.smtp;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.SocketFetcher;

/**
 * One sign-in over a connection that is there already, and what is sent afterwards. Angus Mail
 * speaks SMTP; what it does around a connection (look-ups of the host, a second try, keeping the
 * password) is left out.
 */
final class SignIn extends SMTPTransport {
  private static final String PREFIX = "mail.smtp";
  private static final int GO_ON = 354;

  private final SmtpAccount account;
  private final Properties settings;
  private boolean encrypted;
  private boolean encryptionRefused;
  private volatile Stage stage = Stage.SENDER;
  private int objection;

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

  /** Signs in; whatever goes wrong is thrown. */
  void over(Socket connected) throws MessagingException, IOException {
    if (account.encryption() == Encryption.TLS) {
      Socket tls = SocketFetcher.startTLS(connected, account.host(), settings, PREFIX);
      encrypted = true;
      connect(tls);
    } else {
      connect(connected);
    }
  }

  /** Hands over one message, to all of the recipients or to none. */
  void send(MimeMessage message, Address[] recipients) throws MessagingException {
    next();
    sendMessage(message, recipients);
    at(Stage.DONE);
  }

  /** Forgets how far the one before got. */
  void next() {
    at(Stage.SENDER);
  }

  private void at(Stage next) {
    objection = 0;
    stage = next;
  }

  /**
   * The first answer of the stage that does not let it go on; 0: there was none, -1: it was no
   * answer at all. What the server says afterwards, when the message is called off, changes
   * nothing.
   */
  int objection() {
    return objection;
  }

  /** How far the message got that is being handed over, or was. */
  Stage stage() {
    return stage;
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

  @Override
  protected int readServerResponse() throws MessagingException {
    int code = super.readServerResponse();
    boolean goesOn = code == GO_ON || (code >= 200 && code < 300);
    if (objection == 0 && !goesOn) {
      objection = code;
    }
    return code;
  }

  @Override
  protected void rcptTo() throws MessagingException {
    at(Stage.RECIPIENTS);
    super.rcptTo();
  }

  @Override
  protected OutputStream data() throws MessagingException {
    at(Stage.CONTENT);
    return super.data();
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    at(Stage.END);
    super.finishData();
  }

  private String password() {
    return account.password().reveal();
  }

  /** How far a message has got. */
  enum Stage {
    /** Who it is from. */
    SENDER,
    /** Whom it is for. */
    RECIPIENTS,
    /** What it says; a server forgets what has no end. */
    CONTENT,
    /** Its end: from here on the server may have taken it, whatever comes back. */
    END,
    /** It was taken. */
    DONE
  }
}
