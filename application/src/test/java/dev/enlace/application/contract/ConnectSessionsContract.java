package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.out.session.ConnectSessions;
import dev.enlace.application.port.out.session.ConnectSessions.Held;
import dev.enlace.application.port.out.session.ConnectSessions.Link;
import dev.enlace.application.port.out.session.ConnectSessions.NewLink;
import dev.enlace.application.port.out.session.ConnectSessions.Request;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link ConnectSessions} promises. */
public abstract class ConnectSessionsContract {
  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final Origin ORIGIN = new Origin("192.0.2.7", "request-one");
  private static final Request REQUEST =
      new Request(
          Set.of(SampleEntries.SMTP.slug(), SampleEntries.AIRTABLE.slug()),
          URI.create("https://app.example.com/connected"),
          new Label("Mine"));

  private final Workspace workspace = Samples.workspace();
  private final WorkspaceId id = workspace.id();
  private final ApiKey first = Samples.key(id);
  private final ApiKey key = Samples.key(id);
  private final User ana = Samples.user(id);

  /** The sessions under test, the same for one test. */
  protected abstract ConnectSessions sessions();

  /** The other stores beside them. */
  protected abstract ConnectionStores stores();

  /** Lets times of that link or session lie that much further back. */
  protected abstract void age(SecretHash hash, Duration by);

  @BeforeEach
  void makes_a_workspace_with_two_keys() {
    answer(
        stores().workspaces().add(workspace, first, Samples.hash(), Samples.actor(first.holder())));
    answer(stores().keys().add(key, Samples.hash(), Samples.actor(first.holder())));
  }

  @Test
  void shows_whose_a_link_is_until_it_is_over_and_that_it_is() {
    SecretHash link = linked();
    assertThat(answer(sessions().link(id, link)))
        .isEqualTo(new Link(key.name(), ana, false, false));

    age(link, LIFETIME.plusSeconds(1));

    assertThat(answer(sessions().link(id, link))).isEqualTo(new Link(key.name(), ana, true, false));
    assertThat(found(sessions().link(id, Samples.hash()))).isEmpty();
    assertThat(found(sessions().link(new WorkspaceId(Samples.id()), link))).isEmpty();
  }

  @Test
  void leads_to_one_session_however_many_open_a_link_at_the_same_time() {
    SecretHash link = linked();

    assertThat(atOnce(20, () -> sessions().spend(id, link, Samples.hash(), LIFETIME, ORIGIN)))
        .hasSize(1);

    assertThat(answer(sessions().link(id, link)).spent()).isTrue();
  }

  @Test
  void leads_nowhere_when_it_has_expired() {
    SecretHash link = linked();
    age(link, LIFETIME.plusSeconds(1));

    assertThat(found(sessions().spend(id, link, Samples.hash(), LIFETIME, ORIGIN))).isEmpty();
  }

  @Test
  void knows_of_a_session_what_its_link_was_for_and_nothing_of_a_link() {
    SecretHash link = linked();
    SecretHash session = Samples.hash();
    answer(sessions().spend(id, link, session, LIFETIME, ORIGIN));

    Held held = answer(sessions().find(id, session));

    assertThat(held.hash()).isEqualTo(session);
    assertThat(held.user()).isEqualTo(ana);
    assertThat(held.caller().key()).isEqualTo(key.id());
    assertThat(held.request()).isEqualTo(REQUEST);
    assertThat(held.made()).isEmpty();
    assertThat(found(sessions().find(id, link))).isEmpty();
    assertThat(found(sessions().find(new WorkspaceId(Samples.id()), session))).isEmpty();
  }

  @Test
  void ends_a_session_with_its_time_and_with_its_key() {
    SecretHash late = begun();
    SecretHash keyless = begun();
    age(late, LIFETIME.plusSeconds(1));
    assertThat(found(sessions().find(id, late))).isEmpty();

    SecretHash link = linked();
    answer(stores().keys().revoke(id, key.id(), Samples.actor(first.holder())));

    assertThat(found(sessions().find(id, keyless))).isEmpty();
    assertThat(found(sessions().link(id, link))).isEmpty();
  }

  @Test
  void knows_what_a_session_has_made() {
    SecretHash session = begun();
    ConnectionId one = new ConnectionId(Samples.id());
    ConnectionId two = new ConnectionId(Samples.id());

    answer(sessions().made(id, session, one));
    answer(sessions().made(id, session, two));

    assertThat(answer(sessions().find(id, session)).made())
        .containsExactlyInAnyOrder(one.value(), two.value());
  }

  @Test
  void ends_and_makes_nothing_afterwards() {
    SecretHash session = begun();
    ConnectionId made = new ConnectionId(Samples.id());
    answer(sessions().made(id, session, made));

    answer(sessions().finish(id, session, made, Samples.hash()));

    assertThat(found(sessions().find(id, session))).isEmpty();
    assertThat(found(sessions().made(id, session, made))).isEmpty();
    assertThat(found(sessions().began(id, session, new AttemptId(Samples.id())))).isEmpty();
  }

  @Test
  void ends_with_one_connection_however_many_are_named_at_the_same_time() {
    SecretHash session = begun();

    assertThat(
            atOnce(
                20,
                () ->
                    sessions().finish(id, session, new ConnectionId(Samples.id()), Samples.hash())))
        .hasSize(1);
  }

  @Test
  void tells_its_end_again_for_two_minutes_and_no_other() {
    SecretHash session = begun();
    ConnectionId made = new ConnectionId(Samples.id());
    answer(sessions().made(id, session, made));
    answer(sessions().finish(id, session, made, Samples.hash()));

    assertThat(answer(sessions().findEnding(id, session)).made()).containsExactly(made.value());
    answer(sessions().finish(id, session, made, Samples.hash()));
    assertThat(found(sessions().cancel(id, session))).isEmpty();
    ConnectionId other = new ConnectionId(Samples.id());
    assertThat(found(sessions().finish(id, session, other, Samples.hash()))).isEmpty();

    age(session, ConnectSessions.TOLD_AGAIN.plusSeconds(1));

    assertThat(found(sessions().findEnding(id, session))).isEmpty();
    assertThat(found(sessions().finish(id, session, made, Samples.hash()))).isEmpty();
  }

  @Test
  void ends_though_nothing_was_connected() {
    SecretHash session = begun();

    answer(sessions().cancel(id, session));

    answer(sessions().cancel(id, session));
    assertThat(found(sessions().find(id, session))).isEmpty();
    assertThat(found(sessions().finish(id, session, new ConnectionId(Samples.id()), session)))
        .isEmpty();
  }

  private SecretHash linked() {
    SecretHash hash = Samples.hash();
    Principal starter =
        new Principal(id, ana, key.id(), key.name(), key.role(), key.permissions(), ORIGIN);
    answer(
        sessions().add(new NewLink(new SessionId(Samples.id()), starter, hash, LIFETIME, REQUEST)));
    return hash;
  }

  private SecretHash begun() {
    SecretHash session = Samples.hash();
    answer(sessions().spend(id, linked(), session, LIFETIME, ORIGIN));
    return session;
  }
}
