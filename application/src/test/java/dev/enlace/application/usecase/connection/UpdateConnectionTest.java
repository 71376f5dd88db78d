package dev.enlace.application.usecase.connection;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.Asking.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.failure.Failure.InvalidConfiguration;
import dev.enlace.application.failure.Failure.VerificationFailed;
import dev.enlace.application.failure.Failure.VersionConflict;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.UpdateConnection.Command;
import dev.enlace.application.port.out.connection.CredentialCheck.Passed;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Principal;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class UpdateConnectionTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Duration LATER = Duration.ofMinutes(3);

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection made =
      Made.byForm(enlace, ALICE, SampleEntries.SMTP, Made.smtp(Map.of()));

  @Test
  void changes_label_and_visibility_without_touching_anything_else() {
    enlace.ports.clock.advance(LATER);

    Connection after =
        answer(
                enlace.connections.update.update(
                    new Command(
                        ALICE,
                        made.id(),
                        made.version(),
                        "Newsletter",
                        Visibility.RESTRICTED,
                        null,
                        true)))
            .connection();

    assertThat(after.label()).hasToString("Newsletter");
    assertThat(after.visibility()).isEqualTo(Visibility.RESTRICTED);
    assertThat(after.version()).isEqualTo(new Version(2));
    assertThat(after.verifiedAt()).isEqualTo(made.verifiedAt());
    assertThat(after.material()).isEqualTo(made.material());
    assertThat(enlace.ports.credentials.tried()).hasSize(1);
  }

  @Test
  void cannot_change_the_form_of_what_is_in_the_catalogue_no_more() {
    enlace.ports.catalog.remove(SampleEntries.SMTP.slug());

    assertThat(
            failure(
                enlace.connections.update.update(
                    new Command(
                        ALICE,
                        made.id(),
                        made.version(),
                        null,
                        null,
                        Map.of("username", "grace"),
                        true))))
        .isEqualTo(new CatalogEntryNotFound("smtp"));
  }

  @Test
  void keeps_what_is_not_named_and_tries_the_kept_secret_with_what_is_new() {
    Connection after = edit(Map.of("username", "grace"));

    assertThat(open(after, "username")).contains("grace");
    assertThat(open(after, "host")).contains("mail.example.com");
    assertThat(Made.tried(enlace, "password")).containsExactly(Made.PASSWORD, Made.PASSWORD);
    assertThat(secretOf(after)).isEqualTo(Made.PASSWORD);
  }

  @Test
  void edits_recipients_without_secrets_and_says_for_the_audit_how_many_came_and_went() {
    Connection first = edit(Made.allow("@example.com", "ana@x.example"));
    assertThat(lastDetail()).isEqualTo(Map.of("recipients", Map.of("allow", Map.of("added", 2))));

    Connection second =
        answer(
                enlace.connections.update.update(
                    Made.edit(
                        ALICE,
                        first,
                        Map.of(
                            "recipientAllowList", List.of(Map.of("value", "@EXAMPLE.com")),
                            "recipientDenyList", List.of(Map.of("value", "eve@example.com"))))))
            .connection();
    assertThat(lastDetail())
        .isEqualTo(
            Map.of(
                "recipients",
                Map.of(
                    "allow", Map.of("removed", 1),
                    "deny", Map.of("added", 1))));

    answer(enlace.connections.update.update(Made.edit(ALICE, second, Map.of("username", "x"))));
    assertThat(lastDetail()).isEmpty();
    assertThat(Made.tried(enlace, "password")).hasSize(2);
  }

  private Map<String, ?> lastDetail() {
    return enlace.ports.tables.changes().getLast().change().detail();
  }

  @Test
  void changes_a_secret_that_is_sent() {
    Connection after = edit(Map.of("password", "canary-new-password"));

    assertThat(secretOf(after)).isEqualTo("canary-new-password");
  }

  @Test
  void needs_every_secret_again_where_a_destination_changes() {
    List<Map<String, Object>> moves =
        List.of(
            Map.of("host", "mail.evil.example"),
            Map.of("port", 2525),
            Map.of("security", "tls"),
            Map.of("host", "mail.evil.example", "username", "grace"));

    for (Map<String, Object> move : moves) {
      assertThat(violations(enlace.connections.update.update(Made.edit(ALICE, made, move))))
          .containsExactly("password required_again");
    }
    assertThat(enlace.ports.credentials.tried()).hasSize(1);
    assertThat(secretOf(made)).isEqualTo(Made.PASSWORD);
  }

  @Test
  void needs_every_secret_again_without_a_trial_too() {
    Command untried =
        new Command(
            ALICE,
            made.id(),
            made.version(),
            null,
            null,
            Map.of("host", "mail.evil.example"),
            false);

    assertThat(violations(enlace.connections.update.update(untried)))
        .containsExactly("password required_again");
  }

  @Test
  void moves_to_another_destination_with_the_secret_that_is_sent_and_no_other() {
    Connection after =
        edit(Map.of("host", "mail.other.example", "password", "canary-new-password"));

    assertThat(open(after, "host")).contains("mail.other.example");
    assertThat(Made.tried(enlace, "password"))
        .containsExactly(Made.PASSWORD, "canary-new-password");
  }

  @Test
  void does_not_ask_again_where_the_same_destination_is_only_repeated() {
    Connection after = edit(Map.of("host", " mail.example.com ", "port", 587.0));

    assertThat(secretOf(after)).isEqualTo(Made.PASSWORD);
  }

  @Test
  void takes_away_what_is_null_and_falls_back_to_a_default() {
    Connection copies = edit(Map.of("keepCopies", true));
    Map<String, @Nullable Object> change = new HashMap<>();
    change.put("keepCopies", null);

    Connection after =
        answer(enlace.connections.update.update(Made.edit(ALICE, copies, change))).connection();

    assertThat(credentials(copies).open().flag("keepCopies")).isTrue();
    assertThat(credentials(after).open().all()).doesNotContainKey("keepCopies");
    assertThat(
            violations(
                enlace.connections.update.update(
                    Made.edit(ALICE, after, Collections.singletonMap("password", null)))))
        .containsExactly("password required");
  }

  @Test
  void tells_every_violation_at_once() {
    assertThat(
            violations(
                enlace.connections.update.update(
                    Made.edit(ALICE, made, Map.of("port", 0.5, "keepCopies", 1, "nothing", "x")))))
        .contains("keepCopies type", "nothing unknown");
  }

  @Test
  void changes_recipients_without_trying_and_keeps_what_is_known_of_the_credentials() {
    enlace.ports.clock.advance(LATER);
    enlace.ports.credentials.answer(values -> Mono.error(new AssertionError("not to be tried")));

    Connection after = edit(Made.allow("@example.com"));

    assertThat(after.verifiedAt()).isEqualTo(made.verifiedAt());
    assertThat(after.restrictsRecipients()).isTrue();
    assertThat(secretOf(after)).isEqualTo(Made.PASSWORD);
  }

  @Test
  void is_verified_anew_by_a_trial_and_unverified_without_one() {
    enlace.ports.clock.advance(LATER);
    Connection tried = edit(Map.of("username", "grace"));
    Command untried =
        new Command(
            ALICE, tried.id(), tried.version(), null, null, Map.of("username", "edsger"), false);

    Connection after = answer(enlace.connections.update.update(untried)).connection();

    assertThat(tried.verifiedAt()).isEqualTo(MemoryPorts.BEGINNING.plus(LATER));
    assertThat(after.verifiedAt()).isNull();
    assertThat(enlace.ports.credentials.tried()).hasSize(2);
  }

  @Test
  void forgets_the_account_of_credentials_that_are_replaced_untried() {
    enlace.ports.credentials.answer(
        values -> Mono.just(new Passed(true, Optional.of(new Account("bot-7", "@sample_bot")))));
    Connection bot =
        Made.byForm(enlace, ALICE, SampleEntries.TELEGRAM, Map.of("botToken", Made.PASSWORD));
    Command untried =
        new Command(
            ALICE,
            bot.id(),
            bot.version(),
            null,
            null,
            Map.of("botToken", "canary-another-bot"),
            false);

    assertThat(answer(enlace.connections.update.update(untried)).connection().account()).isNull();
  }

  @Test
  void keeps_everything_as_it_was_where_the_server_refuses() {
    VerificationFailed refused =
        new VerificationFailed(VerificationProblem.BAD_CREDENTIALS, "the server refused them");
    enlace.ports.credentials.answer(values -> Failed.with(refused));

    assertThat(
            failure(
                enlace.connections.update.update(
                    Made.edit(ALICE, made, Map.of("password", "canary-wrong")))))
        .isEqualTo(refused);
    assertThat(Made.read(enlace, ALICE, made.id())).isEqualTo(made);
    assertThat(secretOf(made)).isEqualTo(Made.PASSWORD);
  }

  @Test
  void conflicts_with_an_edit_that_was_made_since_it_was_read() {
    edit(Map.of("username", "grace"));

    assertThat(
            failure(
                enlace.connections.update.update(
                    Made.edit(ALICE, made, Map.of("username", "edsger")))))
        .isEqualTo(new VersionConflict(made.id()));
  }

  @Test
  void lets_one_of_many_simultaneous_edits_through() {
    List<String> outcomes =
        atOnce(
            20,
            () ->
                enlace
                    .connections
                    .update
                    .update(Made.edit(ALICE, made, Map.of("username", "grace")))
                    .map(visible -> "edited")
                    .onErrorResume(Failed.class, failed -> Mono.just(failed.failure().code())));

    assertThat(outcomes).containsOnlyOnce("edited");
    assertThat(outcomes).filteredOn(each -> each.equals("VERSION_CONFLICT")).hasSize(19);
  }

  @Test
  void has_no_config_to_change_where_it_was_made_by_oauth() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

    assertThat(
            failure(enlace.connections.update.update(Made.edit(ALICE, grant, Map.of("host", "x")))))
        .isInstanceOf(InvalidConfiguration.class);
  }

  @Test
  void refuses_a_label_that_does_not_print_on_one_line() {
    Command command = new Command(ALICE, made.id(), made.version(), " ", null, null, true);

    assertThat(violations(enlace.connections.update.update(command))).containsExactly("label max");
  }

  @Test
  void tells_that_it_was_edited_and_by_whom() {
    edit(Map.of("username", "grace"));

    assertThat(enlace.ports.tables.changes())
        .extracting(noted -> noted.change().what())
        .containsExactly(ConnectionChange.CREATED, ConnectionChange.UPDATED);
    assertThat(enlace.ports.tables.changes().getLast().change().actor()).isEqualTo(ALICE.actor());
  }

  private Connection edit(Map<String, ?> change) {
    return answer(enlace.connections.update.update(Made.edit(ALICE, made, change))).connection();
  }

  private static Material.Credentials credentials(Connection connection) {
    return (Material.Credentials) connection.material();
  }

  private static Optional<String> open(Connection connection, String field) {
    return credentials(connection).open().text(field);
  }

  /** What a test of the connection would send now. */
  private String secretOf(Connection connection) {
    enlace.ports.credentials.answer(values -> Mono.just(new Passed(true, Optional.empty())));
    ConnectionId id = connection.id();
    answer(enlace.connections.test.test(ALICE, id));
    return Made.tried(enlace, "password").getLast();
  }
}
