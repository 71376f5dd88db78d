package dev.enlace.adapter.out.messaging.smtp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.enlace.adapter.out.messaging.EverythingLogged;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.out.connection.CredentialCheck.Passed;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.outbound.HostResolver;
import dev.enlace.sandbox.Sandbox;
import dev.enlace.sandbox.SandboxOptions;
import dev.enlace.sandbox.mail.Login;
import dev.enlace.sandbox.mail.SmtpServer;
import dev.enlace.sandbox.mail.SmtpVariant;
import dev.enlace.sandbox.tls.SelfSigned;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpCredentialCheckTest {
  private static final String CANARY = "canary-of-a-password";
  private static final String PLAIN = "250-hello\r\n250 AUTH PLAIN";
  private static final String LOGIN = "250-hello\r\n250 AUTH LOGIN";
  private static final SmtpTimeouts SHORT =
      new SmtpTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(3));
  private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.defaults());

  private final List<SmtpCredentialCheck> opened = new ArrayList<>();

  @BeforeAll
  static void silences() {
    EverythingLogged.silenceServer();
  }

  @AfterAll
  static void stops() {
    SANDBOX.close();
  }

  @AfterEach
  void forgets() {
    opened.forEach(SmtpCredentialCheck::close);
    SANDBOX.forget();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void signs_in_after_starttls(String host) {
    assertThat(pass(SANDBOX.smtp(), SmtpForm.at(host, SANDBOX.smtp().port())))
        .isEqualTo(new Passed(true, Optional.empty()));
    assertThat(logins()).singleElement().matches(Login::accepted).matches(Login::encrypted);
  }

  @Test
  void signs_in_over_tls_from_the_first_byte() {
    SmtpForm form = SmtpForm.at("127.0.0.1", SANDBOX.smtps().port()).text("security", "tls");

    assertThat(pass(SANDBOX.smtps(), form).tried()).isTrue();
    assertThat(logins()).singleElement().matches(Login::accepted);
  }

  @Test
  void uses_starttls_where_nothing_is_said() {
    assertThat(pass(SANDBOX.smtp(), at(SANDBOX.smtp()).without("security")).tried()).isTrue();
  }

  @Test
  void refuses_a_wrong_password_and_sends_nothing_in_clear() {
    assertThat(problem(SANDBOX.smtp(), at(SANDBOX.smtp()).password(CANARY)))
        .isEqualTo(VerificationProblem.BAD_CREDENTIALS);
    assertThat(logins()).singleElement().matches(Login::encrypted).matches(l -> !l.accepted());
  }

  @Test
  void sends_no_password_to_a_server_without_starttls() {
    SmtpServer server = SANDBOX.startSmtp(SmtpVariant.NO_STARTTLS);

    assertThat(problem(server, at(server))).isEqualTo(VerificationProblem.TLS_REQUIRED);
    assertThat(logins()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "STARTTLS", "plain", "ssl"})
  void sends_no_password_without_encryption_whatever_the_form_says(String security) {
    SmtpForm form = at(SANDBOX.smtp()).text("security", security);

    assertThat(problem(SANDBOX.smtp(), form)).isEqualTo(VerificationProblem.TLS_REQUIRED);
    assertThat(logins()).isEmpty();
  }

  @Test
  void believes_no_server_that_does_not_ask_for_a_password() {
    SmtpServer server = SANDBOX.startSmtp(SmtpVariant.NO_AUTH);

    assertThat(problem(server, at(server).password(CANARY)))
        .isEqualTo(VerificationProblem.AUTHENTICATION_NOT_OFFERED);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNTRUSTED_CERTIFICATE", "EXPIRED_CERTIFICATE", "WRONG_HOST"})
  void sends_nothing_to_a_server_whose_certificate_nobody_vouches_for(SmtpVariant variant) {
    SmtpServer server = SANDBOX.startSmtp(variant);
    SmtpCredentialCheck check = check(endpoint(server), SANDBOX.smtpCertificate());

    assertThat(problem(check, at(server))).isEqualTo(VerificationProblem.BAD_CERTIFICATE);
    assertThat(logins()).isEmpty();
  }

  @Test
  void asks_the_certificate_for_the_name_and_not_for_the_address() throws IOException {
    SmtpServer server = SANDBOX.startSmtp(SmtpVariant.WRONG_HOST);
    SmtpCredentialCheck check =
        check(host -> loopback(), SmtpTimeouts.DEFAULT, endpoint(server), server.certificate());

    assertThat(problem(check, SmtpForm.at("mail.example.org", server.port())))
        .isEqualTo(VerificationProblem.BAD_CERTIFICATE);
    assertThat(logins()).isEmpty();
    assertThat(
            check
                .check(SampleEntries.SMTP, SmtpForm.at("mail.example.com", server.port()).values())
                .block())
        .isNotNull();
  }

  @Test
  void trusts_the_extra_certificate_at_its_own_endpoint_only() {
    SmtpServer server = SANDBOX.startSmtp(SmtpVariant.STARTTLS);
    SmtpCredentialCheck check =
        opened(
            new SmtpCredentialCheck(
                HostResolver.SYSTEM,
                new AddressPolicy(Set.of(endpoint(server))),
                SHORT,
                Map.of(endpoint(SANDBOX.smtp()), SANDBOX.smtpCertificate())));

    assertThat(problem(check, at(server))).isEqualTo(VerificationProblem.BAD_CERTIFICATE);
  }

  @Test
  void does_not_wait_long_for_a_server_that_expects_tls_at_once() {
    long start = System.nanoTime();

    assertThat(problemAt(endpoint(SANDBOX.smtps()), SHORT))
        .isEqualTo(VerificationProblem.TIMED_OUT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void finds_no_tls_where_a_server_greets_in_clear() {
    assertThat(problem(SANDBOX.smtp(), at(SANDBOX.smtp()).text("security", "tls")))
        .isEqualTo(VerificationProblem.TLS_REQUIRED);
  }

  @Test
  void cannot_reach_a_port_where_nobody_listens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    SmtpCredentialCheck check = check(new Endpoint("127.0.0.1", port), SANDBOX.smtpCertificate());

    assertThat(problem(check, SmtpForm.at("127.0.0.1", port)))
        .isEqualTo(VerificationProblem.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request",
        "554 no service for you",
        "",
      })
  void does_not_take_something_else_for_a_mail_server(String greeting) throws IOException {
    assertThat(problemInClear(greeting)).isEqualTo(VerificationProblem.UNEXPECTED_ANSWER);
  }

  @Test
  void tells_a_server_that_is_busy_from_one_that_refuses() throws IOException {
    assertThat(problemInClear("421 too many connections"))
        .isEqualTo(VerificationProblem.RATE_LIMITED);
    assertThat(problemInClear("220 hello", "250-hello\r\n250 STARTTLS", "454 no TLS now"))
        .isEqualTo(VerificationProblem.TLS_REQUIRED);
    assertThat(problemOverTls("220 hello", PLAIN, "454 4.7.0 try later"))
        .isEqualTo(VerificationProblem.RATE_LIMITED);
    assertThat(problemOverTls("220 hello", PLAIN, "535 5.7.8 no"))
        .isEqualTo(VerificationProblem.BAD_CREDENTIALS);
    assertThat(problemOverTls("220 hello", "250-hello\r\n250 AUTH CRAM-MD5"))
        .isEqualTo(VerificationProblem.AUTHENTICATION_NOT_OFFERED);
    assertThat(problemOverTls("220 hello", PLAIN)).isEqualTo(VerificationProblem.UNREACHABLE);
  }

  @Test
  void tells_a_stranger_nothing_about_this_machine() throws IOException {
    try (ScriptedServer server = ScriptedServer.inClear("220 hello", "250 hello")) {
      problem(
          check(server.endpoint(), SANDBOX.smtpCertificate()),
          SmtpForm.at("127.0.0.1", server.port()));
      assertThat(server.heard()).first().isEqualTo("EHLO [127.0.0.1]");
    }
  }

  @Test
  void hangs_up_on_a_server_that_talks_without_end() throws IOException {
    byte[] lines = "220-hello\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);

    assertThat(problemOf(SmtpTimeouts.DEFAULT, out -> out.write(lines)))
        .isEqualTo(VerificationProblem.UNEXPECTED_ANSWER);
  }

  @Test
  void hangs_up_on_a_server_that_says_one_letter_a_while() throws IOException {
    long start = System.nanoTime();

    assertThat(problemOf(SHORT, SmtpCredentialCheckTest::oneLetter))
        .isEqualTo(VerificationProblem.TIMED_OUT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void names_the_field_without_an_answer_that_can_be_tried() {
    for (String field : List.of("host", "port", "username", "password")) {
      assertThat(unusable(at(SANDBOX.smtp()).without(field))).isEqualTo(field);
    }
    assertThat(unusable(at(SANDBOX.smtp()).number("port", new BigDecimal("587.5"))))
        .isEqualTo("port");
    assertThat(unusable(at(SANDBOX.smtp()).number("port", new BigDecimal("1E99"))))
        .isEqualTo("port");
  }

  @Test
  void shows_no_password_in_logs_and_errors() throws IOException {
    String encoded = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.US_ASCII));
    try (EverythingLogged logged = new EverythingLogged()) {
      problem(SANDBOX.smtp(), at(SANDBOX.smtp()).password(CANARY));
      problem(SANDBOX.smtps(), at(SANDBOX.smtps()).text("security", "tls").password(CANARY));
      problemOverTls("220 hi", LOGIN, "334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6", "535 " + encoded);
      problemOverTls("220 hi", PLAIN, "535 you said " + CANARY);

      assertThat(logged.text())
          .contains("AUTH PLAIN", "AUTH LOGIN")
          .doesNotContain(CANARY, encoded, "AHNhbmRib3gA");
    }
  }

  private VerificationProblem problemInClear(String... script) throws IOException {
    try (ScriptedServer server = ScriptedServer.inClear(script)) {
      return problem(
          check(server.endpoint(), SANDBOX.smtpCertificate()),
          SmtpForm.at("127.0.0.1", server.port()).password(CANARY));
    }
  }

  private VerificationProblem problemOverTls(String... script) throws IOException {
    Instant now = Instant.now();
    SelfSigned identity =
        SelfSigned.of(List.of("127.0.0.1"), now.minusSeconds(60), now.plusSeconds(60));
    try (ScriptedServer server =
        new ScriptedServer(identity.serverContext().getServerSocketFactory(), script)) {
      return problem(
          check(server.endpoint(), identity.certificate()),
          SmtpForm.at("127.0.0.1", server.port()).text("security", "tls").password(CANARY));
    }
  }

  private VerificationProblem problemOf(SmtpTimeouts timeouts, Talk talk) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> talkOn(server, talk));
      return problemAt(new Endpoint("127.0.0.1", server.getLocalPort()), timeouts);
    }
  }

  private static void talkOn(ServerSocket server, Talk talk) {
    try (Socket client = server.accept()) {
      while (true) {
        talk.to(client.getOutputStream());
      }
    } catch (IOException e) {
      // The client has hung up.
    }
  }

  private static void oneLetter(OutputStream out) throws IOException {
    out.write('2');
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private Passed pass(SmtpServer server, SmtpForm form) {
    return requireNonNull(
        check(endpoint(server), server.certificate())
            .check(SampleEntries.SMTP, form.values())
            .block());
  }

  private VerificationProblem problem(SmtpServer server, SmtpForm form) {
    return problem(check(endpoint(server), server.certificate()), form);
  }

  private VerificationProblem problemAt(Endpoint endpoint, SmtpTimeouts timeouts) {
    return problem(
        check(HostResolver.SYSTEM, timeouts, endpoint, SANDBOX.smtpCertificate()),
        SmtpForm.at("127.0.0.1", endpoint.port()));
  }

  private static VerificationProblem problem(SmtpCredentialCheck check, SmtpForm form) {
    Failed failed =
        requireNonNull(
            catchThrowableOfType(
                Failed.class, () -> check.check(SampleEntries.SMTP, form.values()).block()));
    StringWriter trace = new StringWriter();
    failed.printStackTrace(new PrintWriter(trace, true));
    assertThat(trace.toString()).doesNotContain(CANARY);
    return ((Failure.VerificationFailed) failed.failure()).reason();
  }

  private String unusable(SmtpForm form) {
    SmtpCredentialCheck check = check(endpoint(SANDBOX.smtp()), SANDBOX.smtpCertificate());
    Failed failed =
        requireNonNull(
            catchThrowableOfType(
                Failed.class, () -> check.check(SampleEntries.SMTP, form.values()).block()));
    return ((Failure.InvalidConfiguration) failed.failure()).violations().getFirst().field();
  }

  private SmtpCredentialCheck check(Endpoint allowed, X509Certificate trusted) {
    return check(HostResolver.SYSTEM, SmtpTimeouts.DEFAULT, allowed, trusted);
  }

  private SmtpCredentialCheck check(
      HostResolver resolver, SmtpTimeouts timeouts, Endpoint allowed, X509Certificate trusted) {
    return opened(
        new SmtpCredentialCheck(
            resolver, new AddressPolicy(Set.of(allowed)), timeouts, Map.of(allowed, trusted)));
  }

  private SmtpCredentialCheck opened(SmtpCredentialCheck check) {
    opened.add(check);
    return check;
  }

  private static List<Login> logins() {
    return SANDBOX.mail().mailbox().logins();
  }

  private static SmtpForm at(SmtpServer server) {
    return SmtpForm.at("127.0.0.1", server.port());
  }

  private static Endpoint endpoint(SmtpServer server) {
    return new Endpoint("127.0.0.1", server.port());
  }

  private static InetAddress[] loopback() {
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  private interface Talk {
    void to(OutputStream out) throws IOException;
  }
}
