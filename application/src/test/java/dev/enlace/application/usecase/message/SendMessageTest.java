package dev.enlace.application.usecase.message;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.Asking.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.InvalidConfiguration;
import dev.enlace.application.failure.Failure.MessageRefused;
import dev.enlace.application.failure.Failure.OperationNotSupported;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.RecipientNotAllowed;
import dev.enlace.application.failure.Failure.ScopeMissing;
import dev.enlace.application.failure.Failure.VerificationFailed;
import dev.enlace.application.failure.MessageProblem;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.memory.crypto.CountingEntropy;
import dev.enlace.application.memory.crypto.DigestFingerprints;
import dev.enlace.application.memory.crypto.PlainBox;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.idempotency.AnswerOnce;
import dev.enlace.application.port.in.idempotency.AnswerOnce.Answer;
import dev.enlace.application.port.in.idempotency.AnswerOnce.Outcome;
import dev.enlace.application.port.in.message.Draft;
import dev.enlace.application.port.in.message.Draft.Addressee;
import dev.enlace.application.port.in.message.Draft.File;
import dev.enlace.application.port.in.message.SendMessage;
import dev.enlace.application.port.in.message.SendMessage.Channel;
import dev.enlace.application.port.in.message.SendMessage.Sent;
import dev.enlace.application.port.out.audit.SentMessages.Line;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.application.usecase.idempotency.AnswerOnceHandler;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState.Degraded;
import dev.enlace.domain.connection.NextAction;
import dev.enlace.domain.message.Chat;
import dev.enlace.domain.message.KnownChat;
import dev.enlace.domain.message.MailAddress;
import dev.enlace.domain.message.Mailbox;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class SendMessageTest {
  private static final Principal ALICE = Principals.user("alice", Role.MEMBER);
  private static final String BOT = "123456789:canary-of-a-bot-token-not-real-xyz";

  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void sends_a_mail_as_its_owner_has_said_and_notes_how_many_it_went_to() {
    Connection smtp = smtp(Map.of());

    Sent sent =
        answer(
            send(
                smtp,
                draft(
                    List.of(new Addressee(" Ana@Example.COM ", "Ana")),
                    List.of(to("bob@example.com")),
                    List.of(to("eve@example.com")))));

    assertThat(sent.channel()).isEqualTo(Channel.SMTP);
    assertThat(sent.recipients()).isEqualTo(3);
    assertThat(enlace.ports.delivery.mails())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.from()).isEqualTo(mailbox("ada@example.com", null));
          assertThat(mail.to()).containsExactly(mailbox("Ana@example.com", "Ana"));
          assertThat(mail.bcc()).containsExactly(mailbox("eve@example.com", null));
          assertThat(mail.id()).endsWith("@example.com");
        });
    assertThat(enlace.ports.delivery.secrets()).containsExactly(Secret.of(Made.PASSWORD));
    assertThat(lines(smtp)).containsExactly(line(smtp, "smtp", 3, "sent"));
  }

  @Test
  void lets_nothing_leave_where_one_recipient_of_any_kind_may_not_be_written_to() {
    Connection smtp = smtp(Made.allow("@example.com"));
    for (Draft draft :
        List.of(
            draft(List.of(to("a@example.com"), to("eve@evil.test")), List.of(), List.of()),
            draft(List.of(to("a@example.com")), List.of(to("eve@evil.test")), List.of()),
            draft(List.of(to("a@example.com")), List.of(), List.of(to("eve@evil.test"))))) {
      assertThat(failure(send(smtp, draft))).isInstanceOf(RecipientNotAllowed.class);
    }
    assertThat(enlace.ports.delivery.mails()).isEmpty();
    assertThat(lines(smtp)).isEmpty();
  }

  @Test
  void lists_all_who_may_not_be_written_to_by_their_places_and_not_by_their_names() {
    Connection smtp =
        smtp(
            Map.of(
                "recipientAllowList", List.of(Map.of("value", "@example.com")),
                "recipientDenyList", List.of(Map.of("value", "bob@example.com"))));

    Failure failure =
        failure(
            send(
                smtp,
                draft(
                    List.of(to("eve@evil.test"), to("ana@example.com")),
                    List.of(to("bob+x@example.com")),
                    List.of(to("mallory@evil.test")))));

    assertThat(failure)
        .isInstanceOfSatisfying(
            RecipientNotAllowed.class,
            refused ->
                assertThat(refused.violations())
                    .extracting(each -> each.field() + " " + each.rule())
                    .containsExactly(
                        "to[0].address not_allowed",
                        "cc[0].address denied",
                        "bcc[0].address not_allowed"));
    assertThat(((RecipientNotAllowed) failure).offenders())
        .containsExactly("eve@evil.test", "bob+x@example.com", "mallory@evil.test");
    assertThat(failure.toString()).doesNotContain("evil");
    assertThat(new Failed(failure)).message().doesNotContain("evil");
  }

  @Test
  void leads_no_answer_to_somebody_who_may_not_be_written_to() {
    Connection smtp = smtp(Made.allow("@example.com"));
    Draft draft =
        new Draft(
            List.of(to("ana@example.com")),
            List.of(),
            List.of(),
            List.of(to("eve@evil.test"), to("bob@example.com")),
            "Hello",
            "text",
            null,
            List.of(),
            null,
            null);

    assertThat(failure(send(smtp, draft)))
        .isInstanceOfSatisfying(
            RecipientNotAllowed.class,
            refused ->
                assertThat(refused.violations())
                    .extracting(each -> each.field() + " " + each.rule())
                    .containsExactly("replyTo[0].address not_allowed"));
    assertThat(enlace.ports.delivery.mails()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\nBcc: eve@evil.test", "\nX: y", "\r", "\u0000", "\u0085", "\u2028"})
  void lets_nothing_that_a_caller_writes_end_a_header(String end) {
    Connection smtp = smtp(Map.of());
    List<Addressee> ana = List.of(to("ana@example.com"));

    assertThat(violations(send(smtp, subject("Hello" + end)))).containsExactly("subject pattern");
    assertThat(
            violations(
                send(
                    smtp,
                    draft(
                        List.of(new Addressee("ana@example.com", "Ana" + end)),
                        List.of(new Addressee("ana@example.com", end + "Ana")),
                        List.of(to("ana@example.com" + end))))))
        .containsExactly("to[0].name pattern", "cc[0].name pattern", "bcc[0].address format");
    assertThat(
            violations(
                send(
                    smtp,
                    new Draft(
                        ana,
                        List.of(),
                        List.of(),
                        List.of(new Addressee("ana@example.com" + end, "x" + end)),
                        "Hello",
                        "text",
                        null,
                        List.of(
                            new File("a" + end, "text/plain", new byte[1]),
                            new File("a", "text/plain" + end, new byte[1])),
                        null,
                        null))))
        .contains("replyTo[0].address format", "replyTo[0].name pattern")
        .contains("attachments[1].mediaType format");
    assertThat(enlace.ports.delivery.mails()).isEmpty();
  }

  @Test
  void says_at_once_all_that_does_not_fit_a_mail() {
    Draft draft =
        new Draft(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "x".repeat(501),
            null,
            null,
            List.of(
                new File("../etc/passwd", "text/plain", new byte[1]),
                new File("a", "multipart/mixed", new byte[1]),
                new File("a", "message/rfc822", new byte[1]),
                new File("a", "text/plain; charset=x", new byte[1]),
                new File("large", "application/octet-stream", new byte[10 << 20])),
            "1001",
            "HTML");

    assertThat(violations(send(smtp(Map.of()), draft)))
        .containsExactlyInAnyOrder(
            "to required",
            "subject max",
            "text required",
            "attachments max",
            "attachments[0].name format",
            "attachments[1].mediaType format",
            "attachments[2].mediaType format",
            "attachments[3].mediaType format",
            "chat unknown",
            "parseMode unknown");
  }

  @Test
  void writes_to_a_hundred_and_to_no_more() {
    List<Addressee> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add(to("p" + i + "@example.com"));
    }
    Connection smtp = smtp(Map.of());

    assertThat(answer(send(smtp, draft(many, List.of(), List.of()))).recipients()).isEqualTo(100);
    assertThat(violations(send(smtp, draft(many, List.of(to("x@example.com")), List.of()))))
        .containsExactly("to max");
  }

  @Test
  void needs_to_know_whom_a_mail_is_from() {
    Connection smtp = byForm(Map.of("username", "no-address"));

    assertThat(failure(send(smtp, subject("Hello"))))
        .isInstanceOfSatisfying(
            InvalidConfiguration.class,
            failure -> assertThat(failure.reason()).isEqualTo("sender_unknown"));
  }

  @Test
  void sends_a_message_to_the_chat_that_is_named() {
    Connection telegram = telegram(Map.of());

    Sent sent = answer(send(telegram, chat(" @Some_Channel ", "Hello", "HTML")));

    assertThat(sent.channel()).isEqualTo(Channel.TELEGRAM);
    assertThat(sent.reference()).isEqualTo("reference");
    assertThat(enlace.ports.delivery.chats())
        .singleElement()
        .satisfies(message -> assertThat(message.chat().id()).isEqualTo("@some_channel"));
    assertThat(enlace.ports.delivery.secrets()).containsExactly(Secret.of(BOT));
    assertThat(lines(telegram)).containsExactly(line(telegram, "telegram", 1, "sent"));
  }

  @Test
  void says_at_once_all_that_does_not_fit_a_chat() {
    Connection telegram = telegram(Map.of());

    assertThat(violations(send(telegram, chat(null, " ", "Markdown"))))
        .containsExactlyInAnyOrder("chat required", "text required", "parseMode format");
    assertThat(violations(send(telegram, chat("https://t.me/x", "x".repeat(4097), null))))
        .containsExactlyInAnyOrder("chat format", "text max");
    assertThat(answer(send(telegram, chat("1001", "😀".repeat(4096), null))).recipients())
        .isEqualTo(1);
    assertThat(
            violations(
                send(
                    telegram,
                    new Draft(
                        List.of(to("a@example.com")),
                        List.of(),
                        List.of(),
                        List.of(),
                        "Hello",
                        "text",
                        "<p>",
                        List.of(new File("a", "text/plain", new byte[1])),
                        "1001",
                        null))))
        .containsExactlyInAnyOrder(
            "to unknown", "subject unknown", "html unknown", "attachments unknown");
  }

  @Test
  void writes_to_no_chat_that_is_not_on_the_list() {
    Connection telegram = telegram(Made.allow("1001"));

    assertThat(failure(send(telegram, chat("1002", "Hello", null))))
        .isInstanceOf(RecipientNotAllowed.class);
    assertThat(enlace.ports.delivery.chats()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1002, @news", // denied by its number
    "@other, @news", // by another name
    "@news, 1002", // by its name
  })
  void writes_to_no_chat_that_is_denied_by_what_else_it_is_called(String denied, String chat) {
    Connection telegram = telegram(deny(denied));
    enlace.ports.delivery.knows(() -> Mono.just(known("1002", "@news", "@other")));

    assertThat(failure(send(telegram, chat(chat, "Hello", null))))
        .isInstanceOfSatisfying(
            RecipientNotAllowed.class,
            refused -> {
              assertThat(refused.violations())
                  .extracting(each -> each.field() + " " + each.rule())
                  .containsExactly("chat denied");
              assertThat(refused.offenders()).containsExactly(chat);
            });
    assertThat(enlace.ports.delivery.chats()).isEmpty();
  }

  @Test
  void sends_to_the_number_that_was_checked() {
    Connection telegram = telegram(Made.allow("1002"));
    enlace.ports.delivery.knows(() -> Mono.just(known("1002", "@news")));

    answer(send(telegram, chat("@news", "Hello", "HTML")));

    assertThat(enlace.ports.delivery.chats())
        .singleElement()
        .satisfies(message -> {
          assertThat(message.chat()).isEqualTo(new Chat("1002"));
          assertThat(message.text()).isEqualTo("Hello");
        });
    assertThat(failure(send(telegram, chat("1003", "Hello", null))))
        .isInstanceOf(RecipientNotAllowed.class);
    assertThat(enlace.ports.delivery.asked()).containsExactly(new Chat("@news"));
  }

  @Test
  void sends_nothing_where_it_cannot_be_found_out_what_else_a_chat_is_called() {
    Connection telegram = telegram(deny("1002"));

    assertThat(failure(send(telegram, chat("@news", "Hello", null))))
        .isEqualTo(new MessageRefused(MessageProblem.RECIPIENT_REFUSED, List.of()));
    ProviderUnavailable away =
        new ProviderUnavailable(new ProviderId("telegram"), ProviderProblem.TIMED_OUT, null);
    enlace.ports.delivery.knows(() -> Failed.with(away));
    assertThat(failure(send(telegram, chat("@news", "Hello", null)))).isEqualTo(away);
    assertThat(enlace.ports.delivery.chats()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', @news", // no lists
    "'', 1002, 1003", // a number, and numbers only
    "@news, '', @news", // allowed as it is named
    "1002, 1003, 1002",
  })
  void asks_for_no_names_that_change_nothing(String allow, String deny, String chat) {
    HashMap<String, Object> config = new HashMap<>();
    config.putAll(allow.isEmpty() ? Map.of() : Made.allow(allow));
    config.putAll(deny.isEmpty() ? Map.of() : deny(deny));

    answer(send(telegram(config), chat(chat, "Hello", null)));

    assertThat(enlace.ports.delivery.asked()).isEmpty();
    assertThat(enlace.ports.delivery.chats().getFirst().chat()).isEqualTo(new Chat(chat));
  }

  @Test
  void does_not_tell_the_usual_chat_to_whoever_may_not_write_there() {
    Connection telegram = telegram(deny("1002"));
    enlace.ports.delivery.knows(() -> Mono.just(known("1002")));

    assertThat(failure(send(telegram, chat("01002", "Hello", null))))
        .isInstanceOfSatisfying(
            RecipientNotAllowed.class,
            refused -> assertThat(refused.offenders()).containsExactly("1002"));
    Connection usual =
        telegram(Map.of("defaultChat", "1001", "recipientDenyList", entries("1001")));
    assertThat(failure(send(usual, chat(null, "Hello", null))))
        .isInstanceOfSatisfying(
            RecipientNotAllowed.class, refused -> assertThat(refused.offenders()).isEmpty());
  }

  @Test
  void looks_at_the_lists_once_more_just_before_a_message_leaves() {
    Connection smtp = smtp(Map.of());
    Connection telegram = telegram(Map.of());

    assertThat(failure(send(smtp, subject("x"), () -> edit(smtp, deny("ana@example.com")))))
        .isInstanceOf(RecipientNotAllowed.class);
    assertThat(failure(send(telegram, chat("1001", "x", null), () -> edit(telegram, deny("1001")))))
        .isInstanceOf(RecipientNotAllowed.class);
    assertThat(enlace.ports.delivery.mails()).isEmpty();
    assertThat(enlace.ports.delivery.chats()).isEmpty();

    answer(send(smtp(Map.of()), subject("x"), () -> edit(telegram, deny("1002"))));
    assertThat(enlace.ports.delivery.mails()).hasSize(1);
  }

  @Test
  void sends_nothing_through_a_connection_that_is_gone_by_then() {
    Connection smtp = smtp(Map.of());

    assertThat(
            failure(
                send(
                    smtp,
                    subject("x"),
                    () -> answer(enlace.connections.disconnect.disconnect(ALICE, smtp.id())))))
        .isEqualTo(new ConnectionNotFound(smtp.id()));
    assertThat(enlace.ports.delivery.mails()).isEmpty();
  }

  @Test
  void is_only_for_those_who_may_use_the_connection() {
    Connection smtp = smtp(Map.of());

    assertThat(failure(send(Principals.user("eve", Role.MEMBER), smtp, subject("x"))))
        .isEqualTo(new ConnectionNotFound(smtp.id()));
    assertThat(failure(send(Principals.user("alice", Role.READER), smtp, subject("x"))))
        .isEqualTo(new Forbidden("right_use"));
    assertThat(failure(send(Principals.user("root", Role.ADMIN), smtp, subject("x"))))
        .isEqualTo(new Forbidden("right_use"));
  }

  @Test
  void knows_through_which_connections_messages_go() {
    Connection airtable = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

    assertThat(failure(send(airtable, subject("x"))))
        .isEqualTo(new OperationNotSupported(airtable.slug(), "messages"));
  }

  @Test
  void says_which_recipients_the_server_refused() {
    Connection smtp = smtp(Map.of());
    enlace.ports.delivery.answer(() ->
        Mono.just(
            new Delivery.Refused(
                MessageProblem.RECIPIENT_REFUSED,
                Set.of(MailAddress.of("eve@example.com").orElseThrow()))));

    assertThat(
            failure(
                send(
                    smtp,
                    draft(
                        List.of(to("ana@example.com"), to("eve@example.com")),
                        List.of(),
                        List.of()))))
        .isInstanceOfSatisfying(
            MessageRefused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(MessageProblem.RECIPIENT_REFUSED);
              assertThat(refused.violations())
                  .extracting(each -> each.field() + " " + each.rule())
                  .containsExactly("to[1].address refused");
            });
    assertThat(lines(smtp)).isEmpty();
  }

  @Test
  void notes_what_may_have_been_sent_too() {
    Connection smtp = smtp(Map.of());
    enlace.ports.delivery.answer(() -> Failed.with(new OutcomeUnknown("message")));

    assertThat(failure(send(smtp, subject("x")))).isEqualTo(new OutcomeUnknown("message"));

    assertThat(enlace.ports.delivery.mails()).hasSize(1);
    assertThat(lines(smtp)).containsExactly(line(smtp, "smtp", 1, "unknown"));
  }

  @Test
  void says_of_a_connection_whose_account_is_refused_that_it_has_to_be_put_right() {
    Connection smtp = smtp(Map.of());
    enlace.ports.delivery.answer(
        () -> Failed.with(new VerificationFailed(VerificationProblem.BAD_CREDENTIALS, "not so")));

    assertThat(failure(send(smtp, subject("x")))).isInstanceOf(VerificationFailed.class);

    assertThat(Made.read(enlace, ALICE, smtp.id()).state())
        .isInstanceOfSatisfying(
            Degraded.class,
            state -> {
              assertThat(state.reason()).isEqualTo("bad_credentials");
              assertThat(state.nextAction()).isEqualTo(NextAction.FIX_CONFIGURATION);
            });
  }

  @Test
  void blames_no_connection_for_a_server_in_passing_trouble() {
    Connection smtp = smtp(Map.of());
    ProviderUnavailable trouble =
        new ProviderUnavailable(
            new ProviderId("smtp"), ProviderProblem.OVERLOADED, Duration.ofSeconds(3));
    enlace.ports.delivery.answer(() -> Failed.with(trouble));

    assertThat(failure(send(smtp, subject("x")))).isEqualTo(trouble);
    assertThat(Made.read(enlace, ALICE, smtp.id()).state()).isEqualTo(smtp.state());
  }

  @Test
  void tells_that_it_was_sent_where_only_the_note_of_it_fails() {
    Connection smtp = smtp(Map.of());
    enlace.ports.sentMessages.setAway(true);

    assertThat(answer(send(smtp, subject("x"))).recipients()).isEqualTo(1);
  }

  @Test
  void goes_on_when_its_caller_goes_away_and_notes_what_it_did() {
    Connection smtp = smtp(Map.of());
    Sinks.One<Delivery> late = Sinks.one();
    enlace.ports.delivery.answer(late::asMono);

    send(smtp, subject("x")).subscribe().dispose();
    late.tryEmitValue(new Delivery.Taken("reference")).orThrow();

    assertThat(lines(smtp)).containsExactly(line(smtp, "smtp", 1, "sent"));
  }

  @Test
  void sends_by_gmail_where_that_was_granted() {
    Connection gmail = gmail(GmailWay.SEND);

    Sent sent = answer(send(gmail, subject("Hello")));

    assertThat(sent.channel()).isEqualTo(Channel.GMAIL);
    assertThat(enlace.ports.delivery.secrets()).containsExactly(Secret.of("canary-access-token"));
    assertThat(enlace.ports.delivery.mails())
        .singleElement()
        .satisfies(mail -> assertThat(mail.from()).isNull());
    assertThat(lines(gmail)).containsExactly(line(gmail, "gmail", 1, "sent"));
    answer(enlace.connections.handOutLog.flushAll());
    assertThat(enlace.ports.handOutLines.lines()).isEmpty();
  }

  @Test
  void says_that_gmail_was_not_granted_sending() {
    Connection gmail = gmail("https://www.googleapis.com/auth/gmail.readonly");

    assertThat(failure(send(gmail, subject("Hello"))))
        .isEqualTo(new ScopeMissing(gmail.id(), GmailWay.SEND));
    assertThat(enlace.ports.delivery.mails()).isEmpty();
  }

  @Test
  void lets_nothing_leave_by_gmail_to_anybody_but_those_on_its_lists() {
    Connection gmail = Made.set(enlace, ALICE, gmail(GmailWay.SEND), Made.allow("@example.com"));

    Failure refused =
        failure(
            send(
                gmail,
                draft(List.of(to("ana@example.com")), List.of(), List.of(to("eve@evil.test")))));

    assertThat(refused)
        .isInstanceOfSatisfying(
            RecipientNotAllowed.class,
            offenders ->
                assertThat(offenders.violations())
                    .extracting(each -> each.field() + " " + each.rule())
                    .containsExactly("bcc[0].address not_allowed"));
    assertThat(enlace.ports.delivery.mails()).isEmpty();
    assertThat(lines(gmail)).isEmpty();
    assertThat(answer(send(gmail, subject("Hello"))).recipients()).isEqualTo(1);
  }

  @Test
  void looks_at_the_lists_of_gmail_again_when_its_token_is_lent() {
    Connection gmail = gmail(GmailWay.SEND);
    enlace.ports.connections.onceFound(
        () -> Made.set(enlace, ALICE, gmail, Made.allow("@elsewhere.test")));

    assertThat(failure(send(gmail, subject("Hello")))).isInstanceOf(RecipientNotAllowed.class);
    assertThat(enlace.ports.delivery.mails()).isEmpty();
  }

  @Test
  void looks_at_the_lists_of_gmail_once_more_just_before_a_message_leaves() {
    Connection gmail = gmail(GmailWay.SEND);
    Connection other = gmail(GmailWay.SEND);

    assertThat(failure(send(gmail, subject("x"), () -> edit(gmail, Made.allow("@elsewhere.test")))))
        .isInstanceOf(RecipientNotAllowed.class);
    assertThat(enlace.ports.delivery.mails()).isEmpty();

    answer(send(other, subject("x"), () -> edit(other, Made.allow("@example.com"))));
    assertThat(enlace.ports.delivery.mails()).hasSize(1);
  }

  private Connection gmail(String granted) {
    return GrantedGmail.make(enlace, ALICE, granted);
  }

  private Connection smtp(Map<String, ?> changes) {
    HashMap<String, Object> config = new HashMap<>(changes);
    config.put("username", "ada@example.com");
    return byForm(config);
  }

  private Connection byForm(Map<String, ?> changes) {
    return answer(
            enlace.connections.create.create(
                Made.creation(ALICE, SampleEntries.SMTP, Made.smtp(changes), true)))
        .connection();
  }

  private Connection telegram(Map<String, ?> changes) {
    HashMap<String, Object> config = new HashMap<>(changes);
    config.put("botToken", BOT);
    return Made.byForm(enlace, ALICE, SampleEntries.TELEGRAM, config);
  }

  private Mono<Sent> send(Connection connection, Draft draft) {
    return send(ALICE, connection, draft);
  }

  private Mono<Sent> send(Principal principal, Connection connection, Draft draft) {
    return enlace.connections.messages.send(
        new SendMessage.Command(principal, connection.id(), draft));
  }

  /** With something that happens when it has been prepared, and has not left. */
  private Mono<Outcome> send(Connection connection, Draft draft, Runnable meanwhile) {
    return new AnswerOnceHandler(
            new Interrupted(enlace.ports.clock, meanwhile),
            new DigestFingerprints(),
            new PlainBox(),
            new TimeOrderedIds(enlace.ports.clock, new CountingEntropy()))
        .answer(
            new AnswerOnce.Command(ALICE, "k", "POST " + connection.id(), new byte[1]),
            send(connection, draft).map(sent -> new Answer(200, Secret.of("sent"), true)));
  }

  private void edit(Connection connection, Map<String, ?> config) {
    answer(
        enlace.connections.update.update(
            Made.edit(ALICE, Made.read(enlace, ALICE, connection.id()), config)));
  }

  private List<Line> lines(Connection connection) {
    return enlace.ports.sentMessages.lines().stream()
        .filter(line -> line.connection().equals(connection.id()))
        .toList();
  }

  private static Map<String, ?> deny(String... recipients) {
    return Map.of("recipientDenyList", entries(recipients));
  }

  private static List<Map<String, String>> entries(String... recipients) {
    return Arrays.stream(recipients).map(value -> Map.of("value", value)).toList();
  }

  private static KnownChat known(String number, String... names) {
    return new KnownChat(new Chat(number), Arrays.stream(names).map(Chat::new).toList());
  }

  private static Line line(Connection connection, String channel, int recipients, String outcome) {
    return new Line(
        connection.workspace(), ALICE.actor(), connection.id(), channel, recipients, outcome);
  }

  private static Draft subject(String subject) {
    return new Draft(
        List.of(to("ana@example.com")),
        List.of(),
        List.of(),
        List.of(),
        subject,
        "text",
        null,
        List.of(),
        null,
        null);
  }

  private static Draft draft(List<Addressee> to, List<Addressee> cc, List<Addressee> bcc) {
    return new Draft(to, cc, bcc, List.of(), "Hello", "text", null, List.of(), null, null);
  }

  private static Draft chat(
      @Nullable String chat, @Nullable String text, @Nullable String parseMode) {
    return new Draft(
        List.of(), List.of(), List.of(), List.of(), null, text, null, List.of(), chat, parseMode);
  }

  private static Addressee to(String address) {
    return new Addressee(address, null);
  }

  private static Mailbox mailbox(String address, @Nullable String name) {
    return new Mailbox(MailAddress.of(address).orElseThrow(), name);
  }
}
