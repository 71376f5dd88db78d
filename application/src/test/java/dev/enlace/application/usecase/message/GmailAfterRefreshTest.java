package dev.enlace.application.usecase.message;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.RecipientNotAllowed;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.port.in.message.Draft;
import dev.enlace.application.port.in.message.Draft.Addressee;
import dev.enlace.application.port.in.message.SendMessage;
import dev.enlace.application.port.in.message.SendMessage.Sent;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.application.port.out.upstream.TokenRefused;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What somebody has changed while a message waited for a token. */
class GmailAfterRefreshTest {
  private static final Principal ALICE = Principals.user("alice", Role.MEMBER);

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection gmail = GrantedGmail.make(enlace, ALICE, GmailWay.SEND);
  private final AtomicInteger refreshes = new AtomicInteger();
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void heeds_lists_that_were_edited_while_an_expired_token_was_renewed() {
    enlace.ports.clock.advance(Duration.ofHours(2));
    whileRenewed(this::restrict);

    assertThat(failure(send())).isInstanceOf(RecipientNotAllowed.class);
    assertThat(refreshes).hasValue(1);
    assertThat(enlace.ports.delivery.mails()).isEmpty();
  }

  @Test
  void heeds_lists_that_were_edited_while_a_refused_token_was_replaced() {
    enlace.ports.clock.advance(Duration.ofMinutes(10));
    whileRenewed(this::restrict);
    refusingTheFirst();

    assertThat(failure(send())).isInstanceOf(RecipientNotAllowed.class);
    assertThat(refreshes).hasValue(1);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void heeds_that_the_connection_was_removed_while_a_refused_token_was_replaced() {
    enlace.ports.clock.advance(Duration.ofMinutes(10));
    whileRenewed(() -> answer(enlace.connections.disconnect.disconnect(ALICE, gmail.id())));
    refusingTheFirst();

    assertThat(failure(send())).isEqualTo(new ConnectionNotFound(gmail.id()));
    assertThat(attempts).hasValue(1);
  }

  @Test
  void sends_with_the_new_token_where_nothing_was_changed() {
    enlace.ports.clock.advance(Duration.ofMinutes(10));
    whileRenewed(() -> {});
    refusingTheFirst();

    assertThat(answer(send()).recipients()).isEqualTo(1);
    assertThat(attempts).hasValue(2);
  }

  private void restrict() {
    Made.set(enlace, ALICE, Made.read(enlace, ALICE, gmail.id()), Made.allow("@elsewhere.test"));
  }

  private void whileRenewed(Runnable meanwhile) {
    enlace.ports.tokens.answerRefresh(token ->
        Mono.fromSupplier(() -> {
          refreshes.incrementAndGet();
          meanwhile.run();
          return MemoryPorts.tokens("canary-next", "canary-next-refresh");
        }));
  }

  private void refusingTheFirst() {
    enlace.ports.delivery.answer(() ->
        attempts.incrementAndGet() == 1
            ? Mono.error(new TokenRefused())
            : Mono.just(new Delivery.Taken("reference")));
  }

  private Mono<Sent> send() {
    Draft draft =
        new Draft(
            List.of(new Addressee("ana@example.com", null)),
            List.of(),
            List.of(),
            List.of(),
            "Hello",
            "text",
            null,
            List.of(),
            null,
            null);
    return enlace.connections.messages.send(new SendMessage.Command(ALICE, gmail.id(), draft));
  }
}
