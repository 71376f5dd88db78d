package dev.enlace.application.usecase.connection;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.Asking.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.failure.Failure.InvalidConfiguration;
import dev.enlace.application.failure.Failure.VerificationFailed;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.CreateConnection.Command;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.application.port.out.connection.CredentialCheck.Passed;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CreateConnectionTest {
  private static final Principal ALICE = Principals.user("alice");

  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void keeps_what_fits_normalised_and_its_secrets_apart() {
    Connection made =
        Made.byForm(
            enlace, ALICE, SampleEntries.SMTP, withRecipients(" Eve@Example.COM ", "@Example.com"));

    Material.Credentials material = (Material.Credentials) made.material();
    assertThat(material.open().text("host")).contains("mail.example.com");
    assertThat(material.open().integer("port")).contains(587);
    assertThat(material.open().text("security")).contains("starttls");
    assertThat(material.recipients().allow()).containsExactly("eve@example.com", "@example.com");
    assertThat(material.secretsSet()).containsExactly("password");
    assertThat(made.toString() + material.open().all()).doesNotContain(Made.PASSWORD);
  }

  @Test
  void tries_the_credentials_with_all_that_was_said_before_anything_is_kept() {
    enlace.ports.credentials.answer(values -> {
      assertThat(enlace.ports.tables.changes()).isEmpty();
      return Mono.just(new Passed(true, Optional.of(new Account("bot-7", "@sample_bot"))));
    });

    Connection made =
        Made.byForm(enlace, ALICE, SampleEntries.TELEGRAM, Map.of("botToken", Made.PASSWORD));

    assertThat(Made.tried(enlace, "botToken")).containsExactly(Made.PASSWORD);
    assertThat(made.verifiedAt()).isEqualTo(MemoryPorts.BEGINNING);
    assertThat(made.account()).isEqualTo(new Account("bot-7", "@sample_bot"));
    assertThat(made.label()).hasToString("@sample_bot");
    assertThat(made.state()).isEqualTo(new ConnectionState.Active(MemoryPorts.BEGINNING));
  }

  @Test
  void keeps_nothing_that_the_server_refuses() {
    VerificationFailed refused =
        new VerificationFailed(VerificationProblem.BAD_CREDENTIALS, "the server refused them");
    enlace.ports.credentials.answer(values -> Failed.with(refused));

    assertThat(failure(create(Made.smtp(Map.of())))).isEqualTo(refused);
    assertThat(enlace.ports.tables.changes()).isEmpty();
  }

  @Test
  void does_not_try_where_that_was_not_asked_and_says_that_it_did_not() {
    Connection made =
        answer(
                enlace.connections.create.create(
                    Made.creation(ALICE, SampleEntries.SMTP, Made.smtp(Map.of()), false)))
            .connection();

    assertThat(enlace.ports.credentials.tried()).isEmpty();
    assertThat(made.verifiedAt()).isNull();
  }

  @Test
  void does_not_say_verified_where_an_entry_cannot_be_tried() {
    enlace.ports.credentials.answer(values -> Mono.just(new Passed(false, Optional.empty())));

    assertThat(Made.byForm(enlace, ALICE, SampleEntries.SMTP, Made.smtp(Map.of())).verifiedAt())
        .isNull();
  }

  @Test
  void tells_every_violation_at_once_and_tries_nothing() {
    Map<String, ?> config =
        Map.of(
            "port",
            70000,
            "security",
            "none",
            "keepCopies",
            "yes",
            "recipientDenyList",
            List.of(Map.of("value", "nobody")),
            "pasword",
            Made.PASSWORD);

    assertThat(violations(create(config)))
        .containsExactlyInAnyOrder(
            "host required",
            "username required",
            "password required",
            "port max",
            "security options",
            "keepCopies type",
            "recipientDenyList[0].value format",
            "pasword unknown");
    assertThat(failure(create(config)).toString()).doesNotContain(Made.PASSWORD);
    assertThat(enlace.ports.credentials.tried()).isEmpty();
  }

  @Test
  void sends_whoever_posts_a_form_for_an_oauth_entry_to_oauth_start() {
    assertThat(
            failure(
                enlace.connections.create.create(
                    Made.creation(ALICE, SampleEntries.AIRTABLE, Map.of(), true))))
        .isInstanceOfSatisfying(
            InvalidConfiguration.class,
            refused -> assertThat(refused.reason()).isEqualTo("use_oauth_start"));
  }

  @Test
  void finds_only_what_is_offered() {
    assertThat(
            failure(
                enlace.connections.create.create(
                    Made.creation(ALICE, SampleEntries.RETIRED, Map.of(), true))))
        .isEqualTo(new CatalogEntryNotFound(SampleEntries.RETIRED.id().toString()));
  }

  @Test
  void refuses_a_label_that_does_not_print_on_one_line() {
    Command command =
        new Command(
            ALICE,
            SampleEntries.SMTP.id(),
            "two\nlines",
            Visibility.PRIVATE,
            Made.smtp(Map.of()),
            true);

    assertThat(violations(enlace.connections.create.create(command))).containsExactly("label max");
  }

  @Test
  void belongs_to_the_user_acted_for_who_may_do_everything_but_reveal_where_recipients_are_named() {
    VisibleConnection open = answer(create(Made.smtp(Map.of())));
    VisibleConnection restricted = answer(create(withRecipients("@example.com")));

    assertThat(open.connection().owner()).isEqualTo(ALICE.user());
    assertThat(open.rights().granted()).isEqualTo(Set.of(Right.values()));
    assertThat(restricted.rights().granted()).containsExactly(Right.USE, Right.MANAGE);
  }

  @Test
  void tells_that_it_was_made_and_by_whom() {
    Connection made = Made.byForm(enlace, ALICE, SampleEntries.SMTP, Made.smtp(Map.of()));

    assertThat(enlace.ports.tables.changes())
        .singleElement()
        .satisfies(noted -> {
          assertThat(noted.connection()).isEqualTo(made.id());
          assertThat(noted.change().what()).isEqualTo(ConnectionChange.CREATED);
          assertThat(noted.change().actor()).isEqualTo(ALICE.actor());
        });
    assertThat(enlace.ports.tables.knows(ALICE.user())).isTrue();
  }

  private Mono<VisibleConnection> create(Map<String, ?> config) {
    return enlace.connections.create.create(Made.creation(ALICE, SampleEntries.SMTP, config, true));
  }

  private static Map<String, ?> withRecipients(String... recipients) {
    return Made.smtp(Made.allow(recipients));
  }
}
