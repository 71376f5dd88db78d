package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.all;
import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.out.connection.Connections.Visible;
import dev.enlace.application.port.out.connection.Filter;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code Connections} promises of lists. */
public abstract class ConnectionPagesContract extends ConnectionsSetting {
  private static final Filter EVERYTHING = new Filter(null, null, null, null, null, 50);

  @Test
  void shows_an_owner_her_own_newest_first() {
    Connection old = added(SampleConnections.grant(id, ana));
    Connection young = added(SampleConnections.credentials(id, ana));
    added(SampleConnections.grant(id, berta));

    assertThat(all(connections().page(viewer(ana), EVERYTHING)))
        .containsExactly(new Visible(young, false), new Visible(old, false));
  }

  @Test
  void shows_what_is_restricted_and_shared_among_what_is_her_own() {
    Connection hers = added(SampleConnections.grant(id, berta));
    Connection shared = sharedWithBerta(SampleConnections.restricted(grant()));
    Connection hersToo = added(SampleConnections.grant(id, berta));

    assertThat(all(connections().page(viewer(berta), EVERYTHING)))
        .containsExactly(
            new Visible(hersToo, false), new Visible(shared, true), new Visible(hers, false));
  }

  @Test
  void hides_what_was_shared_and_is_private_again() {
    sharedWithBerta(grant());

    assertThat(all(connections().page(viewer(berta), EVERYTHING))).isEmpty();
  }

  @Test
  void shows_once_what_an_owner_shares_with_herself() {
    Connection connection = added(SampleConnections.restricted(grant()));
    answer(
        connections()
            .share(
                connection,
                new Shares(List.of(ana.subject()), List.of()),
                Samples.change(ConnectionChange.SHARED, ana)));

    assertThat(all(connections().page(viewer(ana), EVERYTHING)))
        .containsExactly(new Visible(connection, true));
  }

  @Test
  void shows_an_administrator_everything_of_the_workspace_and_nothing_of_another() {
    Workspace elsewhere = Samples.workspace();
    makeWorkspace(elsewhere);
    added(SampleConnections.grant(elsewhere.id(), Samples.user(elsewhere.id())));
    Connection hidden = added(grant());
    Connection shared = sharedWithBerta(SampleConnections.restricted(grant()));
    User admin = Samples.user(id);

    assertThat(all(connections().page(admin(admin), EVERYTHING)))
        .containsExactly(new Visible(shared, false), new Visible(hidden, false));
    assertThat(all(connections().page(admin(berta), EVERYTHING)))
        .containsExactly(new Visible(shared, true), new Visible(hidden, false));
  }

  @Test
  void reads_one_more_than_the_limit_and_goes_on_from_where_a_page_ended() {
    Connection first = added(SampleConnections.grant(id, berta));
    Connection second = sharedWithBerta(SampleConnections.restricted(grant()));
    Connection third = added(SampleConnections.grant(id, berta));
    Connection fourth = sharedWithBerta(SampleConnections.restricted(grant()));

    for (Viewer viewer : List.of(viewer(berta), admin(berta))) {
      assertThat(page(viewer, null, null, null, 1)).containsExactly(fourth, third);
      assertThat(page(viewer, null, null, fourth.id(), 1)).containsExactly(third, second);
      assertThat(page(viewer, null, null, third.id(), 2)).containsExactly(second, first);
      assertThat(page(viewer, null, null, first.id(), 2)).isEmpty();
    }
  }

  @Test
  void shows_those_of_one_entry_or_in_one_state_or_both() {
    Connection mail = added(SampleConnections.credentials(id, ana));
    Connection dead = added(grant().in(new ConnectionState.NeedsReauth(Samples.now(), "gone")));
    Connection deadMail =
        added(
            SampleConnections.credentials(id, ana)
                .in(new ConnectionState.NeedsReauth(Samples.now(), "gone")));
    Connection alive = added(grant());
    Slug smtp = SampleEntries.SMTP.slug();

    for (Viewer viewer : List.of(viewer(ana), admin(berta))) {
      assertThat(page(viewer, smtp, null, null, 9)).containsExactly(deadMail, mail);
      assertThat(page(viewer, null, "needs_reauth", null, 9)).containsExactly(deadMail, dead);
      assertThat(page(viewer, null, "active", null, 9)).containsExactly(alive, mail);
      assertThat(page(viewer, smtp, "needs_reauth", null, 9)).containsExactly(deadMail);
      assertThat(page(viewer, smtp, "active", alive.id(), 9)).containsExactly(mail);
      assertThat(page(viewer, null, "needs_reauth", deadMail.id(), 9)).containsExactly(dead);
      assertThat(page(viewer, smtp, null, mail.id(), 9)).isEmpty();
      assertThat(page(viewer, null, "pending", null, 9)).isEmpty();
    }
  }

  @Test
  void filters_what_is_shared_too() {
    Connection dead =
        sharedWithBerta(
            SampleConnections.restricted(grant())
                .in(new ConnectionState.NeedsReauth(Samples.now(), "gone")));
    Connection alive = sharedWithBerta(SampleConnections.restricted(grant()));
    Slug airtable = SampleEntries.AIRTABLE.slug();

    assertThat(page(viewer(berta), airtable, "needs_reauth", null, 9)).containsExactly(dead);
    assertThat(page(viewer(berta), airtable, "active", null, 9)).containsExactly(alive);
    assertThat(page(viewer(berta), SampleEntries.SMTP.slug(), null, null, 9)).isEmpty();
    assertThat(page(viewer(berta), airtable, null, alive.id(), 9)).containsExactly(dead);
  }

  @Test
  void tells_when_somebody_last_acted_through_one() {
    Connection used = added(grant());
    Connection idle = added(grant());
    answer(stores().upkeep().used(id, Map.of(used.id(), 2L), Duration.ZERO));

    assertThat(all(connections().page(viewer(ana), EVERYTHING)))
        .extracting(Visible::connection, visible -> visible.lastUsedAt() != null)
        .containsExactly(tuple(idle, false), tuple(used, true));
    assertThat(stored(used.id()).orElseThrow().lastUsedAt()).isNotNull();
    assertThat(stored(idle.id()).orElseThrow().lastUsedAt()).isNull();
  }

  @Test
  void shows_those_of_one_owner_or_with_one_visibility() {
    Connection hers = added(SampleConnections.grant(id, berta));
    Connection hidden = added(grant());
    Connection shared = sharedWithBerta(SampleConnections.restricted(grant()));

    assertThat(page(admin(berta), ana, null)).containsExactly(shared, hidden);
    assertThat(page(admin(berta), berta, null)).containsExactly(hers);
    assertThat(page(admin(berta), null, Visibility.RESTRICTED)).containsExactly(shared);
    assertThat(page(admin(berta), null, Visibility.PRIVATE)).containsExactly(hidden, hers);
    assertThat(page(admin(berta), ana, Visibility.PRIVATE)).containsExactly(hidden);
    assertThat(page(admin(berta), Samples.user(id), null)).isEmpty();
    assertThat(page(viewer(berta), ana, null)).containsExactly(shared);
    assertThat(page(viewer(berta), berta, null)).containsExactly(hers);
    assertThat(page(viewer(berta), null, Visibility.RESTRICTED)).containsExactly(shared);
    assertThat(page(viewer(berta), null, Visibility.PRIVATE)).containsExactly(hers);
  }

  private List<Connection> page(
      Viewer viewer, @Nullable User owner, @Nullable Visibility visibility) {
    UserId ownerId = owner == null ? null : owner.id();
    return all(connections().page(viewer, new Filter(null, null, ownerId, visibility, null, 9)))
        .stream()
        .map(Visible::connection)
        .toList();
  }

  private Connection grant() {
    return SampleConnections.grant(id, ana);
  }

  private Connection sharedWithBerta(Connection connection) {
    added(connection);
    answer(
        connections()
            .share(
                connection,
                new Shares(List.of(berta.subject()), List.of()),
                Samples.change(ConnectionChange.SHARED, ana)));
    return connection;
  }

  private List<Connection> page(
      Viewer viewer,
      @Nullable Slug slug,
      @Nullable String state,
      @Nullable ConnectionId before,
      int limit) {
    return all(connections().page(viewer, new Filter(slug, state, null, null, before, limit)))
        .stream()
        .map(Visible::connection)
        .toList();
  }
}
