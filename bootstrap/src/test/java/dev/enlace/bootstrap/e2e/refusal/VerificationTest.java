package dev.enlace.bootstrap.e2e.refusal;

import static dev.enlace.bootstrap.e2e.refusal.ErrorRowsTest.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Mail;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.sandbox.mail.SmtpVariant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials that do not work on the real server are not kept. */
class VerificationTest {
  private static final int OTHER = RunningEnlace.freePort();
  private static RunningEnlace enlace;
  private static Api admin;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start(Map.of("ENLACE_OUTBOUND_ALLOW", "127.0.0.1:" + OTHER));
    admin = enlace.admin();
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @Test
  void a_wrong_password_is_refused() {
    Api user = admin.as("wrong-password");
    Answer answer =
        Mail.connect(
            user, Mail.config("127.0.0.1", enlace.sandbox().smtp().port(), "not-the-password"));
    expect(answer, 422, "CONNECTION.VERIFICATION_FAILED");
    assertThat(answer.text("/metadata/reason")).isEqualTo("bad_credentials");
    assertThat(answer.text()).doesNotContain("not-the-password");
    assertThat(user.get("/connections").json().at("/items")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NO_STARTTLS, tls_required",
    "UNTRUSTED_CERTIFICATE, bad_certificate",
    "EXPIRED_CERTIFICATE, bad_certificate"
  })
  void no_password_goes_to_a_server_without_proper_encryption(SmtpVariant variant, String reason) {
    Api user = admin.as("variant-" + variant);
    int before = enlace.sandbox().mail().mailbox().logins().size();
    try (var _ = enlace.sandbox().mail().start(variant, OTHER)) {
      Answer answer = Mail.connect(user, Mail.config("127.0.0.1", OTHER, Mail.PASSWORD));
      expect(answer, 422, "CONNECTION.VERIFICATION_FAILED");
      assertThat(answer.text("/metadata/reason")).isEqualTo(reason);
    }
    assertThat(enlace.sandbox().mail().mailbox().logins()).hasSize(before);
    assertThat(user.get("/connections").json().at("/items")).isEmpty();
  }

  @Test
  void a_server_that_asks_for_no_password_proves_nothing() {
    int port = enlace.sandbox().smtps().port();
    enlace.sandbox().smtps().close();
    try (var _ = enlace.sandbox().mail().start(SmtpVariant.NO_AUTH, port)) {
      Answer answer =
          Mail.connect(admin.as("no-auth"), Mail.config("127.0.0.1", port, Mail.PASSWORD));
      expect(answer, 422, "CONNECTION.VERIFICATION_FAILED");
      assertThat(answer.text("/metadata/reason")).isEqualTo("authentication_not_offered");
    }
  }

  @Test
  void a_port_where_nobody_listens_is_unreachable() {
    Answer answer =
        Mail.connect(admin.as("nobody-there"), Mail.config("127.0.0.1", OTHER, Mail.PASSWORD));
    expect(answer, 422, "CONNECTION.VERIFICATION_FAILED");
    assertThat(answer.text("/metadata/reason")).isEqualTo("unreachable");
  }

  @Test
  void a_bot_that_telegram_does_not_know_is_refused() {
    Answer answer =
        admin
            .as("bot")
            .with("Accept-Language", "es")
            .post(
                "/connections",
                Map.of(
                    "availableConnectionId",
                    admin.entry("telegram"),
                    "config",
                    Map.of("botToken", "987654321:SANDBOX-nobody-has-this-bot-token-x")));
    expect(answer, 422, "CONNECTION.VERIFICATION_FAILED");
    assertThat(answer.text("/metadata/reason")).isEqualTo("bad_credentials");
    assertThat(answer.text("/detail")).isEqualTo("El servidor no aceptó estas credenciales.");
  }
}
