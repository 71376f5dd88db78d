package dev.enlace.application.usecase.health;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.VerificationFailed;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.TestConnection.Result;
import dev.enlace.application.port.in.connection.UpdateConnection;
import dev.enlace.application.port.out.connection.CredentialCheck.Passed;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState.Active;
import dev.enlace.domain.connection.ConnectionState.Degraded;
import dev.enlace.domain.connection.NextAction;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class TestConnectionTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Instant LATER = MemoryPorts.BEGINNING.plus(Duration.ofMinutes(3));

  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void tries_kept_credentials_and_notes_when_they_worked() {
    Connection smtp = smtpThenLater();

    assertThat(test(smtp)).isEqualTo(new Result.Works(LATER));

    assertThat(Made.tried(enlace, "password")).containsExactly(Made.PASSWORD, Made.PASSWORD);
    Connection after = Made.read(enlace, ALICE, smtp.id());
    assertThat(after.verifiedAt()).isEqualTo(LATER);
    assertThat(after.version()).isEqualTo(smtp.version());
    assertThat(enlace.ports.tables.changes().getLast().change().what())
        .isEqualTo(ConnectionChange.VERIFIED);
  }

  @Test
  void cannot_try_what_is_in_the_catalogue_no_more() {
    Connection smtp = smtpThenLater();
    enlace.ports.catalog.remove(SampleEntries.SMTP.slug());

    assertThat(failure(enlace.connections.test.test(ALICE, smtp.id())))
        .isEqualTo(new CatalogEntryNotFound("smtp"));
  }

  @Test
  void tries_a_token_by_asking_whose_it_is() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    enlace.ports.probe.answer(token ->
        token.equals(Secret.of("canary-access-token"))
            ? Mono.just(new Account("usr-ada", "ada@new.example"))
            : Mono.empty());

    assertThat(test(grant)).isInstanceOf(Result.Works.class);
    assertThat(Made.read(enlace, ALICE, grant.id()).account())
        .isEqualTo(new Account("usr-ada", "ada@new.example"));
  }

  @Test
  void takes_a_refusal_for_a_result_and_says_what_has_to_be_corrected() {
    Connection smtp = smtpThenLater();
    refuse(VerificationProblem.BAD_CERTIFICATE);

    assertThat(test(smtp)).isEqualTo(new Result.Fails(LATER, "bad_certificate", "not so"));

    Connection after = Made.read(enlace, ALICE, smtp.id());
    assertThat(after.state())
        .isEqualTo(new Degraded(LATER, "bad_certificate", NextAction.FIX_CONFIGURATION));
    assertThat(after.verifiedAt()).isEqualTo(smtp.verifiedAt());
    assertThat(lastChange()).isEqualTo(ConnectionChange.DEGRADED);
  }

  @Test
  void says_once_that_it_still_does_not_work_and_since_when() {
    Connection smtp = smtpThenLater();
    refuse(VerificationProblem.UNREACHABLE);
    test(smtp);
    int told = enlace.ports.tables.changes().size();
    enlace.ports.clock.advance(Duration.ofHours(1));

    test(smtp);

    assertThat(Made.read(enlace, ALICE, smtp.id()).state())
        .isEqualTo(new Degraded(LATER, "unreachable", NextAction.WAIT));
    assertThat(enlace.ports.tables.changes()).hasSize(told);
  }

  @Test
  void recovers_once_it_works_again() {
    Connection smtp = smtpThenLater();
    refuse(VerificationProblem.BAD_CREDENTIALS);
    test(smtp);
    enlace.ports.credentials.answer(values -> Mono.just(new Passed(true, Optional.empty())));

    assertThat(test(smtp)).isEqualTo(new Result.Works(LATER));

    assertThat(Made.read(enlace, ALICE, smtp.id()).state()).isEqualTo(new Active(LATER));
    assertThat(lastChange()).isEqualTo(ConnectionChange.RECOVERED);
  }

  @Test
  void other_credentials_are_not_blamed_for_what_the_old_ones_did() {
    Connection smtp = smtpThenLater();
    refuse(VerificationProblem.BAD_CREDENTIALS);
    test(smtp);

    answer(
        enlace.connections.update.update(
            new UpdateConnection.Command(
                ALICE,
                smtp.id(),
                smtp.version(),
                null,
                null,
                Map.of("password", "canary-password-2"),
                false)));

    assertThat(Made.read(enlace, ALICE, smtp.id()).state()).isEqualTo(new Active(LATER));
  }

  @Test
  void renews_a_token_that_has_run_out_before_it_is_tried() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    enlace.ports.clock.advance(MemoryPorts.TOKEN_LIFETIME);
    enlace.ports.tokens.answerRefresh(sent ->
        Mono.just(
            new TokenSet(
                Secret.of("canary-access-second"),
                null,
                "Bearer",
                enlace.ports.clock.instant().plus(MemoryPorts.TOKEN_LIFETIME),
                null,
                null)));
    enlace.ports.probe.answer(token ->
        token.equals(Secret.of("canary-access-second"))
            ? Mono.just(new Account("usr-ada", "ada@new.example"))
            : Mono.error(new AssertionError("tried the old token")));

    assertThat(test(grant)).isInstanceOf(Result.Works.class);
  }

  @Test
  void makes_no_grant_well_whose_refreshes_say_otherwise() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    enlace.ports.probe.answer(token ->
        answerWhile(
            () ->
                enlace.ports.tables.stand(
                    grant, new Degraded(LATER, "overloaded", NextAction.WAIT)),
            new Account("usr-ada", "ada")));

    assertThat(test(grant)).isInstanceOf(Result.Works.class);
    assertThat(Made.read(enlace, ALICE, grant.id()).state().reason()).isEqualTo("overloaded");
  }

  @Test
  void takes_a_providers_trouble_for_a_result() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    enlace.ports.probe.answer(token ->
        Failed.with(
            new ProviderUnavailable(
                SampleEntries.AIRTABLE.details().provider(), ProviderProblem.SERVER_ERROR, null)));

    assertThat(test(grant))
        .isInstanceOfSatisfying(
            Result.Fails.class, fails -> assertThat(fails.reason()).isEqualTo("server_error"));
  }

  @Test
  void cannot_tell_where_there_is_no_way_to_try() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    Connection smtp = smtpThenLater();
    enlace.ports.probe.answer(token -> Mono.empty());
    enlace.ports.credentials.answer(values -> Mono.just(new Passed(false, Optional.empty())));

    assertThat(test(grant)).isEqualTo(new Result.CannotTell(LATER));
    assertThat(test(smtp)).isEqualTo(new Result.CannotTell(LATER));
    assertThat(Made.read(enlace, ALICE, smtp.id())).isEqualTo(smtp);
  }

  @Test
  void undoes_no_edit_that_was_made_while_it_ran() {
    Connection smtp = smtpThenLater();
    enlace.ports.credentials.answer(values ->
        enlace
            .connections
            .update
            .update(Made.edit(ALICE, smtp, Made.allow("@example.com")))
            .thenReturn(new Passed(true, Optional.empty())));

    assertThat(test(smtp)).isInstanceOf(Result.Works.class);
    assertThat(Made.read(enlace, ALICE, smtp.id()).restrictsRecipients()).isTrue();
  }

  private Connection smtpThenLater() {
    Connection smtp = Made.byForm(enlace, ALICE, SampleEntries.SMTP, Made.smtp(Map.of()));
    enlace.ports.clock.advance(Duration.between(MemoryPorts.BEGINNING, LATER));
    return smtp;
  }

  private Result test(Connection connection) {
    return answer(enlace.connections.test.test(ALICE, connection.id()));
  }

  private void refuse(VerificationProblem problem) {
    enlace.ports.credentials.answer(
        values -> Failed.with(new VerificationFailed(problem, "not so")));
  }

  private ConnectionChange lastChange() {
    return enlace.ports.tables.changes().getLast().change().what();
  }

  private static <T> Mono<T> answerWhile(Runnable meanwhile, T value) {
    return Mono.fromRunnable(meanwhile).thenReturn(value);
  }
}
