package dev.enlace.adapter.out.messaging.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.messaging.Senders;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.application.port.out.message.Sender;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.CheckedAddresses;
import dev.enlace.domain.outbound.HostResolver;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandoverTest {
  private static final SmtpTimeouts USUAL =
      new SmtpTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30));

  private final Connection connection = Senders.connection();

  /** The waiting may end at the very moment at which the server has said yes. */
  @Test
  void says_that_a_mail_was_sent_and_cuts_nothing_where_it_is_given_up_too_late() throws Exception {
    try (TestMailServer server = new TestMailServer();
        MailSessions sessions = new MailSessions()) {
      Handover handover = handover(server, sessions);
      Delivery taken = new Delivery.Taken("one@example.com");
      assertThat(handover.outcome(Senders.mail("ana@example.com"), Instant.now()).block())
          .isEqualTo(taken);

      assertThat(handover.giveUp().block()).isEqualTo(taken);

      Optional<MailSession> resting = sessions.take(MailSessions.Key.of(connection));
      assertThat(resting).hasValueSatisfying(open -> assertThat(open.goesOn()).isTrue());
      resting.ifPresent(MailSession::close);
    }
  }

  private Handover handover(TestMailServer server, MailSessions sessions)
      throws SmtpProblem, IOException {
    SmtpForm form = SmtpForm.at("127.0.0.1", server.port()).text("security", "tls");
    Sender sender = Senders.of(connection, "smtp", form.values());
    CheckedAddresses addresses =
        new CheckedAddresses(HostResolver.SYSTEM, new AddressPolicy(Set.of(server.endpoint())));
    SmtpAttempt attempt =
        new SmtpAttempt(
            SmtpAccount.of(sender.values()),
            addresses,
            new Trust(Map.of(server.endpoint(), server.certificate())),
            USUAL);
    return new Handover(sender, sessions, attempt);
  }
}
