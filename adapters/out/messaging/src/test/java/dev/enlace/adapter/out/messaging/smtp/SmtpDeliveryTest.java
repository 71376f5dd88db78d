package dev.enlace.adapter.out.messaging.smtp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.enlace.adapter.out.messaging.EverythingLogged;
import dev.enlace.adapter.out.messaging.Senders;
import dev.enlace.application.contract.SampleConnections;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.VerificationFailed;
import dev.enlace.application.failure.MessageProblem;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.message.Attachment;
import dev.enlace.domain.message.Mail;
import dev.enlace.domain.message.MailAddress;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.outbound.HostResolver;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.WorkspaceId;
import dev.enlace.sandbox.Sandbox;
import dev.enlace.sandbox.SandboxOptions;
import dev.enlace.sandbox.mail.Account;
import dev.enlace.sandbox.mail.Login;
import dev.enlace.sandbox.mail.SentMail;
import dev.enlace.sandbox.mail.SmtpServer;
import dev.enlace.sandbox.mail.SmtpVariant;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SmtpDeliveryTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final SmtpTimeouts USUAL =
      new SmtpTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), LONG);

  /** For servers that stop to say anything. */
  private static final SmtpTimeouts SHORT =
      new SmtpTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(1), LONG);

  /** For those among them of which it does not matter when. */
  private static final SmtpTimeouts HASTY =
      new SmtpTimeouts(Duration.ofSeconds(10), Duration.ofMillis(300), LONG);

  /** For servers that hang until the test is over. */
  private static final SmtpTimeouts STUCK = new SmtpTimeouts(Duration.ofSeconds(10), LONG, LONG);

  private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.defaults());
  private static final String PLAIN_LOGIN =
      Base64.getEncoder()
          .encodeToString(
              ("\0" + Account.USER + "\0" + Account.PASSWORD).getBytes(StandardCharsets.US_ASCII));

  private final List<SmtpDelivery> opened = new ArrayList<>();
  private final Connection connection = Senders.connection();

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
    opened.forEach(SmtpDelivery::close);
    SANDBOX.forget();
  }

  @Test
  void sends_to_everybody_after_starttls_and_names_no_hidden_recipient() {
    Mail mail =
        Senders.mail(
            "Grüße",
            "a body",
            Senders.mailboxes("ana@example.com"),
            Senders.mailboxes("bob@example.com"),
            Senders.mailboxes("eve@example.com", "ana@example.com"));

    assertThat(deliver(SANDBOX.smtp(), at(SANDBOX.smtp()), mail))
        .isEqualTo(new Delivery.Taken("one@example.com"));

    assertThat(logins()).singleElement().matches(Login::accepted).matches(Login::encrypted);
    assertThat(mails())
        .extracting(SentMail::to)
        .containsExactlyInAnyOrder("ana@example.com", "bob@example.com", "eve@example.com");
    assertThat(mails())
        .allSatisfy(each -> {
          assertThat(each.from()).isEqualTo("ada@example.com");
          assertThat(each.data())
              .contains(
                  "Message-ID: <one@example.com>",
                  "To: ana@example.com",
                  "Cc: bob@example.com",
                  "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=",
                  "multipart/alternative",
                  "a body",
                  "<p>a body</p>")
              .doesNotContain("eve@example.com", "Bcc");
        });
  }

  @Test
  void sends_over_tls_from_the_first_byte() {
    SmtpForm form = at(SANDBOX.smtps()).text("security", "tls");

    assertThat(deliver(SANDBOX.smtps(), form, Senders.mail("ana@example.com")))
        .isInstanceOf(Delivery.Taken.class);
    assertThat(mails()).extracting(SentMail::to).containsExactly("ana@example.com");
  }

  @ParameterizedTest
  @CsvSource({"STARTTLS, starttls", "IMPLICIT_TLS, tls"})
  void shows_nobody_on_the_way_what_is_sent(SmtpVariant variant, String security)
      throws IOException {
    SmtpServer server = SANDBOX.startSmtp(variant);
    try (Sniffer sniffer = new Sniffer(server.port())) {
      SmtpForm form = SmtpForm.at("127.0.0.1", sniffer.port()).text("security", security);

      deliver(
          delivery(sniffer.endpoint(), server.certificate(), USUAL),
          form,
          Senders.mail("ana@example.com"));

      assertThat(mails()).hasSize(1);
      assertThat(sniffer.seen())
          .isNotEmpty()
          .doesNotContain(
              Account.PASSWORD, PLAIN_LOGIN, "AUTH PLAIN ", "ana@example.com", "Good morning");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NO_STARTTLS, starttls, TLS_REQUIRED",
    "NO_STARTTLS, tls, TLS_REQUIRED",
    "STARTTLS, tls, TLS_REQUIRED",
    "STARTTLS, none, TLS_REQUIRED",
    "NO_AUTH, starttls, AUTHENTICATION_NOT_OFFERED",
    "UNTRUSTED_CERTIFICATE, starttls, BAD_CERTIFICATE",
    "EXPIRED_CERTIFICATE, starttls, BAD_CERTIFICATE",
    "WRONG_HOST, starttls, BAD_CERTIFICATE",
  })
  void tells_a_server_that_is_not_to_be_trusted_nothing(
      SmtpVariant variant, String security, VerificationProblem problem) throws IOException {
    SmtpServer server = SANDBOX.startSmtp(variant);
    try (Sniffer sniffer = new Sniffer(server.port())) {
      SmtpForm form = SmtpForm.at("127.0.0.1", sniffer.port()).text("security", security);

      Failure failure =
          failure(
              delivery(sniffer.endpoint(), SANDBOX.smtpCertificate(), USUAL),
              form,
              Senders.mail("ana@example.com"));

      assertThat(failure)
          .isInstanceOfSatisfying(
              VerificationFailed.class, why -> assertThat(why.reason()).isEqualTo(problem));
      assertThat(logins()).isEmpty();
      assertThat(mails()).isEmpty();
      assertThat(sniffer.seen())
          .doesNotContain(Account.PASSWORD, PLAIN_LOGIN, "ana@example.com", "Good morning");
    }
  }

  @Test
  void tells_nothing_to_a_server_whose_certificate_is_trusted_and_names_another() {
    SmtpServer server = SANDBOX.startSmtp(SmtpVariant.WRONG_HOST);

    assertThat(failure(delivery(server), at(server), Senders.mail("ana@example.com")))
        .isInstanceOfSatisfying(
            VerificationFailed.class,
            why -> assertThat(why.reason()).isEqualTo(VerificationProblem.BAD_CERTIFICATE));
    assertThat(logins()).isEmpty();
  }

  @Test
  void is_not_let_in_with_a_wrong_password() {
    Failure failure =
        failure(
            delivery(SANDBOX.smtp()),
            at(SANDBOX.smtp()).password("wrong"),
            Senders.mail("ana@example.com"));

    assertThat(failure)
        .isInstanceOfSatisfying(
            VerificationFailed.class,
            why -> assertThat(why.reason()).isEqualTo(VerificationProblem.BAD_CREDENTIALS));
    assertThat(mails()).isEmpty();
  }

  @Test
  void connects_to_no_address_that_nobody_has_exempted() {
    SmtpDelivery strict =
        opened(
            new SmtpDelivery(
                HostResolver.SYSTEM,
                AddressPolicy.PUBLIC_ONLY,
                USUAL,
                Map.of(),
                Clock.systemUTC()));

    assertThat(failure(strict, at(SANDBOX.smtp()), Senders.mail("ana@example.com")))
        .isInstanceOfSatisfying(
            VerificationFailed.class,
            why -> assertThat(why.reason()).isEqualTo(VerificationProblem.ADDRESS_NOT_ALLOWED));
    assertThat(logins()).isEmpty();
  }

  @Test
  void sends_to_nobody_where_one_does_not_exist_and_says_who() {
    Mail mail =
        Senders.mail(
            "Hello",
            "text",
            Senders.mailboxes("ana@example.com", "busy@example.com"),
            Senders.mailboxes("unknown@example.com"),
            List.of());

    assertThat(deliver(SANDBOX.smtp(), at(SANDBOX.smtp()), mail))
        .isEqualTo(
            new Delivery.Refused(
                MessageProblem.RECIPIENT_REFUSED, Set.of(address("unknown@example.com"))));
    assertThat(mails()).isEmpty();
  }

  @Test
  void says_who_cannot_be_written_to_just_now() {
    assertThat(
            deliver(
                SANDBOX.smtp(),
                at(SANDBOX.smtp()),
                Senders.mail("ana@example.com", "busy@example.com")))
        .isEqualTo(
            new Delivery.Refused(
                MessageProblem.RECIPIENT_DEFERRED, Set.of(address("busy@example.com"))));
    assertThat(mails()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 550 not yours, SENDER_REFUSED",
    "MAIL, 451 later, DEFERRED",
    "MAIL, 421 bye, DEFERRED",
    "DATA, 554 no, CONTENT_REFUSED",
    "DATA, 451 later, DEFERRED",
    "., 552 too large, CONTENT_REFUSED",
    "., 554 spam, CONTENT_REFUSED",
    "., 451 later, DEFERRED",
    "., 421 later, DEFERRED",
  })
  void says_what_the_server_did_not_like(String word, String answer, MessageProblem problem)
      throws IOException {
    try (TestMailServer server = new TestMailServer().answer(word, answer)) {
      assertThat(deliver(server, USUAL)).isEqualTo(new Delivery.Refused(problem));
    }
  }

  @ParameterizedTest
  @CsvSource({"drop", "hang", "250-endless"})
  void does_not_know_what_came_of_a_message_whose_end_was_not_answered(String answer)
      throws IOException {
    try (TestMailServer server = new TestMailServer().answer(".", answer)) {
      SmtpTimeouts timeouts = answer.equals(TestMailServer.DROP) ? USUAL : SHORT;
      assertThat(failure(server, timeouts)).isEqualTo(new OutcomeUnknown("message"));
      assertThat(server.taken()).isEqualTo(1);
      assertThat(server.visits()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, drop, UNREACHABLE",
    "RCPT, drop, UNREACHABLE",
    "DATA, drop, UNREACHABLE",
    "MAIL, hang, TIMED_OUT",
    "RCPT, hang, TIMED_OUT",
    "DATA, hang, TIMED_OUT",
    "EHLO, hang, TIMED_OUT",
    "RCPT, 350 what, UNEXPECTED_ANSWER",
    "RCPT, 650 what, UNEXPECTED_ANSWER",
    "MAIL, 350 what, UNEXPECTED_ANSWER",
    "DATA, 250 what, UNREACHABLE",
  })
  void knows_that_a_message_was_not_sent_that_never_came_to_its_end(
      String word, String answer, ProviderProblem problem) throws IOException {
    try (TestMailServer server = new TestMailServer().answer(word, answer)) {
      SmtpTimeouts timeouts = answer.equals(TestMailServer.HANG) ? HASTY : USUAL;
      assertThat(failure(server, timeouts))
          .isInstanceOfSatisfying(
              ProviderUnavailable.class, why -> assertThat(why.reason()).isEqualTo(problem));
      assertThat(server.taken()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "., 554 spam, CONTENT_REFUSED",
    "RCPT, 550 unknown, RECIPIENT_REFUSED",
  })
  void keeps_to_what_the_server_said_where_it_is_silent_afterwards(
      String word, String answer, MessageProblem problem) throws IOException {
    try (TestMailServer server =
        new TestMailServer().answer(word, answer).answer("RSET", TestMailServer.HANG)) {
      assertThat(deliver(server, SHORT))
          .isInstanceOfSatisfying(
              Delivery.Refused.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
  }

  @Test
  void says_that_a_name_that_is_not_known_now_may_be_later() throws IOException {
    HostResolver silent =
        host -> {
          throw new UnknownHostException(host);
        };
    SmtpDelivery delivery =
        opened(
            new SmtpDelivery(
                silent, AddressPolicy.PUBLIC_ONLY, USUAL, Map.of(), Clock.systemUTC()));

    assertThat(
            failure(delivery, SmtpForm.at("mail.example.com", 587), Senders.mail("a@example.com")))
        .isInstanceOfSatisfying(
            ProviderUnavailable.class,
            why -> assertThat(why.reason()).isEqualTo(ProviderProblem.UNREACHABLE));
  }

  @Test
  void gives_up_waiting_in_the_end_and_ends_what_it_has_begun() throws IOException {
    SmtpTimeouts impatient = new SmtpTimeouts(Duration.ofSeconds(10), LONG, Duration.ofSeconds(1));
    try (TestMailServer late = new TestMailServer().answer(".", TestMailServer.HANG);
        TestMailServer early = new TestMailServer().answer("RCPT", TestMailServer.HANG)) {
      assertThat(failure(late, impatient)).isEqualTo(new OutcomeUnknown("message"));
      assertThat(failure(early, impatient))
          .isInstanceOfSatisfying(
              ProviderUnavailable.class,
              why -> assertThat(why.reason()).isEqualTo(ProviderProblem.TIMED_OUT));
      assertThat(early.taken()).isZero();
    }
  }

  @Test
  void signs_in_once_for_several_messages_and_anew_after_an_edit() throws IOException {
    try (TestMailServer server = new TestMailServer()) {
      SmtpDelivery delivery = delivery(server.endpoint(), server.certificate(), USUAL);
      SmtpForm form = tls(server);

      for (int i = 0; i < 3; i++) {
        deliver(delivery, form, Senders.mail("ana@example.com"));
      }
      assertThat(server.taken()).isEqualTo(3);
      assertThat(server.visits()).isEqualTo(1);

      Connection edited = SampleConnections.edited(connection, "edited", connection.material());
      delivery
          .deliver(Senders.of(edited, "smtp", form.values()), Senders.mail("ana@example.com"))
          .block();
      assertThat(server.visits()).isEqualTo(2);
    }
  }

  @Test
  void signs_in_anew_where_the_server_has_hung_up_meanwhile() throws IOException {
    try (TestMailServer server = new TestMailServer().answer("NOOP", TestMailServer.DROP)) {
      SmtpDelivery delivery = delivery(server.endpoint(), server.certificate(), USUAL);

      for (int i = 0; i < 2; i++) {
        assertThat(deliver(delivery, tls(server), Senders.mail("ana@example.com")))
            .isInstanceOf(Delivery.Taken.class);
      }
      assertThat(server.visits()).isEqualTo(2);
    }
  }

  @Test
  void keeps_no_more_than_some_of_one_connections_messages_waiting() throws Exception {
    try (TestMailServer server = new TestMailServer().answer("MAIL", TestMailServer.HANG)) {
      SmtpDelivery delivery = delivery(server.endpoint(), server.certificate(), STUCK);
      List<ProviderProblem> problems = new CopyOnWriteArrayList<>();

      Disposable stuck =
          Flux.range(0, 12)
              .flatMap(i -> problem(delivery, connection, tls(server)), 12)
              .subscribe(problems::add);
      try {
        await(problems::size, 4);
        await(server::visits, 8);

        assertThat(problems).hasSize(4).containsOnly(ProviderProblem.OVERLOADED);
      } finally {
        stuck.dispose();
      }
    }
  }

  @Test
  void lets_a_message_wait_a_moment_for_a_place() throws Exception {
    try (TestMailServer server = new TestMailServer()) {
      SmtpDelivery delivery = delivery(server.endpoint(), server.certificate(), USUAL);

      List<Delivery> taken =
          Flux.range(0, 12)
              .flatMap(
                  i ->
                      delivery.deliver(
                          Senders.of(connection, "smtp", tls(server).values()),
                          Senders.mail("ana@example.com")),
                  12)
              .collectList()
              .block(Duration.ofSeconds(40));

      assertThat(taken).hasSize(12).allMatch(Delivery.Taken.class::isInstance);
    }
  }

  @Test
  void lets_nobodys_slow_servers_stop_the_mail_of_others() throws Exception {
    User owner = Samples.user(WorkspaceId.DEFAULT);
    try (TestMailServer tarpit = new TestMailServer().answer("MAIL", TestMailServer.HANG);
        TestMailServer healthy = new TestMailServer()) {
      SmtpDelivery delivery =
          opened(
              new SmtpDelivery(
                  HostResolver.SYSTEM,
                  new AddressPolicy(Set.of(tarpit.endpoint(), healthy.endpoint())),
                  STUCK,
                  Map.of(
                      healthy.endpoint(),
                      healthy.certificate(),
                      tarpit.endpoint(),
                      tarpit.certificate()),
                  Clock.systemUTC()));
      Disposable stuck =
          Flux.range(0, 4)
              .map(i -> SampleConnections.credentials(WorkspaceId.DEFAULT, owner))
              .flatMap(each -> Flux.range(0, 8).flatMap(i -> problem(delivery, each, tls(tarpit))))
              .subscribe();
      try {
        await(tarpit::visits, 32);

        assertThat(
                delivery
                    .deliver(
                        Senders.of(
                            SampleConnections.credentials(WorkspaceId.DEFAULT, owner),
                            "smtp",
                            tls(healthy).values()),
                        Senders.mail("ana@example.com"))
                    .block(Duration.ofSeconds(40)))
            .isInstanceOf(Delivery.Taken.class);
      } finally {
        stuck.dispose();
      }
    }
  }

  private static Mono<ProviderProblem> problem(
      SmtpDelivery delivery, Connection connection, SmtpForm form) {
    return delivery
        .deliver(Senders.of(connection, "smtp", form.values()), Senders.mail("ana@example.com"))
        .map(taken -> ProviderProblem.BROKEN_OFF)
        .onErrorResume(Failed.class, failed -> Mono.just(problem(failed)));
  }

  private static void await(IntSupplier count, int expected) throws InterruptedException {
    long end = System.nanoTime() + LONG.toNanos();
    while (count.getAsInt() < expected && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(count.getAsInt()).isEqualTo(expected);
  }

  /** What a body says can end neither the message nor a line that a server reads in another way. */
  @Test
  void lets_no_text_end_the_message() throws IOException {
    String hostile =
        "one\n.\nMAIL FROM:<evil@evil.test>\r\n.\r\nRCPT TO:<eve@evil.test>\r.\r\nDATA\n\n.";
    try (TestMailServer server = new TestMailServer()) {
      Mail mail =
          Senders.mail(
              "Hello",
              hostile,
              Senders.mailboxes("ana@example.com"),
              List.of(),
              List.of(),
              List.of(
                  new Attachment(
                      "a\"b; x=y ñ.txt",
                      "text/plain",
                      "\r\n.\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII))));

      deliver(delivery(server.endpoint(), server.certificate(), USUAL), tls(server), mail);

      assertThat(server.taken()).isEqualTo(1);
      assertThat(server.commands())
          .extracting(line -> line.split("[ :]", 2)[0])
          .containsExactly("EHLO", "AUTH", "MAIL", "RCPT", "DATA");
    }
  }

  @Test
  void shows_no_password_in_the_log() {
    try (EverythingLogged logged = new EverythingLogged()) {
      deliver(SANDBOX.smtp(), at(SANDBOX.smtp()), Senders.mail("ana@example.com"));

      assertThat(logged.text()).doesNotContain(Account.PASSWORD, PLAIN_LOGIN);
    }
  }

  @Test
  void carries_ten_mebibytes() {
    byte[] file = new byte[Attachment.MOST_BYTES];
    file[17] = 42;
    Mail mail =
        Senders.mail(
            "Large",
            "text",
            Senders.mailboxes("ana@example.com"),
            List.of(),
            List.of(),
            List.of(new Attachment("large.bin", "application/octet-stream", file)));
    SmtpServer server = SANDBOX.smtp();

    SmtpDelivery delivery = delivery(endpoint(server), server.certificate(), SmtpTimeouts.DELIVERY);
    assertThat(deliver(delivery, at(server), mail)).isInstanceOf(Delivery.Taken.class);
    assertThat(mails()).singleElement().matches(sent -> sent.data().length() > file.length);
  }

  private static ProviderProblem problem(Failed failed) {
    return ((ProviderUnavailable) failed.failure()).reason();
  }

  private Delivery deliver(TestMailServer server, SmtpTimeouts timeouts) {
    return deliver(
        delivery(server.endpoint(), server.certificate(), timeouts),
        tls(server),
        Senders.mail("ana@example.com"));
  }

  private Failure failure(TestMailServer server, SmtpTimeouts timeouts) {
    return failure(
        delivery(server.endpoint(), server.certificate(), timeouts),
        tls(server),
        Senders.mail("ana@example.com"));
  }

  private Delivery deliver(SmtpServer server, SmtpForm form, Mail mail) {
    return deliver(delivery(server), form, mail);
  }

  private Delivery deliver(SmtpDelivery delivery, SmtpForm form, Mail mail) {
    return requireNonNull(
        delivery.deliver(Senders.of(connection, "smtp", form.values()), mail).block());
  }

  private Failure failure(SmtpDelivery delivery, SmtpForm form, Mail mail) {
    Failed failed =
        requireNonNull(catchThrowableOfType(Failed.class, () -> deliver(delivery, form, mail)));
    return failed.failure();
  }

  private SmtpDelivery delivery(SmtpServer server) {
    return delivery(endpoint(server), server.certificate(), USUAL);
  }

  private SmtpDelivery delivery(Endpoint endpoint, X509Certificate trusted, SmtpTimeouts timeouts) {
    return opened(
        new SmtpDelivery(
            HostResolver.SYSTEM,
            new AddressPolicy(Set.of(endpoint)),
            timeouts,
            Map.of(endpoint, trusted),
            Clock.systemUTC()));
  }

  private SmtpDelivery opened(SmtpDelivery delivery) {
    opened.add(delivery);
    return delivery;
  }

  private static SmtpForm at(SmtpServer server) {
    return SmtpForm.at("127.0.0.1", server.port());
  }

  private static SmtpForm tls(TestMailServer server) {
    return SmtpForm.at("127.0.0.1", server.port()).text("security", "tls");
  }

  private static Endpoint endpoint(SmtpServer server) {
    return new Endpoint("127.0.0.1", server.port());
  }

  private static MailAddress address(String text) {
    return MailAddress.of(text).orElseThrow();
  }

  private static List<Login> logins() {
    return SANDBOX.mail().mailbox().logins();
  }

  private static List<SentMail> mails() {
    return SANDBOX.mail().mailbox().mails();
  }
}
