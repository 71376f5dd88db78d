package dev.enlace.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enlace.sandbox.mail.SentMail;
import dev.enlace.sandbox.mail.SmtpServer;
import dev.enlace.sandbox.mail.SmtpVariant;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailTest {
  private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.defaults());

  @BeforeEach
  void forget() {
    SANDBOX.forget();
  }

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @Test
  void takes_mail_over_starttls_from_who_knows_the_password() throws Exception {
    send(SANDBOX.smtp(), "sandbox-password", "friend@example.com");
    assertThat(SANDBOX.mail().mailbox().mails())
        .singleElement()
        .matches(mail -> mail.from().equals("me@example.com"))
        .matches(mail -> mail.to().equals("friend@example.com"))
        .extracting(SentMail::data)
        .asString()
        .contains("Subject: hello");
    assertThat(SANDBOX.mail().mailbox().logins())
        .singleElement()
        .matches(login -> login.accepted() && login.encrypted());
  }

  @Test
  void takes_mail_over_implicit_tls() throws Exception {
    Properties properties = properties();
    properties.put("mail.smtp.ssl.enable", "true");
    try (SMTPTransport transport = connect(SANDBOX.smtps(), "sandbox-password", properties)) {
      assertThat(transport.isConnected()).isTrue();
    }
  }

  @Test
  void refuses_a_wrong_password() {
    assertThatThrownBy(() -> connect(SANDBOX.smtp(), "sandbox-wrong", starttls()))
        .isInstanceOf(AuthenticationFailedException.class)
        .hasMessageContaining("535");
    assertThat(SANDBOX.mail().mailbox().logins()).singleElement().matches(it -> !it.accepted());
  }

  @Test
  void offers_no_auth_before_starttls() throws Exception {
    Properties plain = properties();
    plain.put("mail.smtp.auth", "false");
    try (SMTPTransport transport = connect(SANDBOX.smtp(), null, plain)) {
      assertThat(transport.supportsExtension("STARTTLS")).isTrue();
      assertThat(transport.supportsExtension("AUTH")).isFalse();
    }
  }

  @Test
  void takes_no_mail_before_starttls() throws Exception {
    Properties plain = properties();
    plain.put("mail.smtp.auth", "false");
    try (SMTPTransport transport = connect(SANDBOX.smtp(), null, plain)) {
      MimeMessage message = message("friend@example.com");
      assertThatThrownBy(() -> transport.sendMessage(message, message.getAllRecipients()))
          .hasMessageContaining("530");
    }
  }

  @Test
  void refuses_a_recipient_that_does_not_exist() {
    assertThatThrownBy(() -> send(SANDBOX.smtp(), "sandbox-password", "unknown@example.com"))
        .isInstanceOf(SendFailedException.class);
    assertThat(SANDBOX.mail().mailbox().mails()).isEmpty();
  }

  @Test
  void lets_any_password_seem_right_where_auth_is_not_advertised() throws Exception {
    SmtpServer server = SANDBOX.startSmtp(SmtpVariant.NO_AUTH);
    try (SMTPTransport transport = connect(server, "sandbox-wrong", starttls())) {
      assertThat(transport.supportsExtension("AUTH")).isFalse();
    }
    assertThat(SANDBOX.mail().mailbox().logins()).isEmpty();
  }

  @Test
  void notes_a_password_given_away_where_starttls_is_missing() throws Exception {
    SmtpServer server = SANDBOX.startSmtp(SmtpVariant.NO_STARTTLS);
    assertThatThrownBy(() -> connect(server, "sandbox-password", starttls()))
        .hasMessageContaining("STARTTLS is required");
    connect(server, "sandbox-password", properties()).close();
    assertThat(SANDBOX.mail().mailbox().logins())
        .singleElement()
        .matches(login -> login.accepted() && !login.encrypted());
  }

  @Test
  void shows_certificates_that_a_client_must_refuse() {
    for (SmtpVariant variant :
        new SmtpVariant[] {
          SmtpVariant.UNTRUSTED_CERTIFICATE, SmtpVariant.EXPIRED_CERTIFICATE, SmtpVariant.WRONG_HOST
        }) {
      SmtpServer server = SANDBOX.startSmtp(variant);
      assertThatThrownBy(() -> connect(server, "sandbox-password", starttls()))
          .as(variant.name())
          .isInstanceOf(MessagingException.class)
          .hasCauseInstanceOf(SSLHandshakeException.class);
    }
    assertThat(SANDBOX.mail().mailbox().logins()).isEmpty();
  }

  private static void send(SmtpServer server, String password, String to) throws Exception {
    try (SMTPTransport transport = connect(server, password, starttls())) {
      MimeMessage message = message(to);
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  private static MimeMessage message(String to) throws MessagingException {
    MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
    message.setFrom(new InternetAddress("me@example.com"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject("hello");
    message.setText("It works.");
    return message;
  }

  private static SMTPTransport connect(
      SmtpServer server, @Nullable String password, Properties properties)
      throws MessagingException {
    Session session = Session.getInstance(properties);
    SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
    transport.connect(server.host(), server.port(), "sandbox", password);
    return transport;
  }

  private static Properties starttls() {
    Properties properties = properties();
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.starttls.required", "true");
    return properties;
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.put("mail.smtp.auth", "true");
    properties.put("mail.smtp.timeout", "5000");
    properties.put("mail.smtp.connectiontimeout", "5000");
    properties.put("mail.smtp.ssl.socketFactory", SANDBOX.smtpTrust().getSocketFactory());
    return properties;
  }
}
