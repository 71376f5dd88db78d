package dev.enlace.application.usecase.connection;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.connection.ListConnections.Query;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListConnectionsTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Principal BOB = Principals.user("bob");

  private final MemoryEnlace enlace = new MemoryEnlace();

  @Test
  void shows_everybody_their_own_and_what_is_shared_with_them() {
    Connection own = smtp(BOB);
    smtp(ALICE);
    Connection shared = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE, Visibility.RESTRICTED);
    Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE, Visibility.RESTRICTED);
    answer(
        enlace.connections.replaceShares.replace(
            ALICE, shared.id(), new Shares(List.of("bob"), List.of())));

    Page<VisibleConnection> page = list(BOB, null, null, 50);

    assertThat(ids(page)).containsExactly(shared.id(), own.id());
    assertThat(page.items().getFirst().rights().granted()).containsExactly(Right.USE, Right.REVEAL);
    assertThat(page.items().getLast().rights().include(Right.MANAGE)).isTrue();
  }

  @Test
  void shows_administrators_all_of_their_workspace_and_nothing_of_others() {
    Connection one = smtp(ALICE);
    Connection other = smtp(BOB);

    assertThat(ids(list(Principals.admin(WorkspaceId.DEFAULT), null, null, 50)))
        .containsExactly(other.id(), one.id());
    assertThat(list(Principals.admin(new WorkspaceId(new UUID(9, 9))), null, null, 50).items())
        .isEmpty();
  }

  @Test
  void reads_every_connection_once_page_by_page_newest_first() {
    List<ConnectionId> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.addFirst(smtp(ALICE).id());
    }
    List<ConnectionId> read = new ArrayList<>();
    Page<VisibleConnection> page = list(ALICE, null, null, 3);
    read.addAll(ids(page));
    while (page.more()) {
      page = list(ALICE, null, read.getLast(), 3);
      read.addAll(ids(page));
    }

    assertThat(read).isEqualTo(made);
  }

  @Test
  void filters_by_entry_and_by_state() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    Connection form = smtp(ALICE);

    assertThat(ids(list(ALICE, new Slug("smtp"), null, 50))).containsExactly(form.id());
    assertThat(
            ids(
                answer(
                    enlace.connections.list.list(
                        new Query(ALICE, null, "active", null, null, null, 50)))))
        .containsExactly(form.id(), grant.id());
    assertThat(
            answer(
                    enlace.connections.list.list(
                        new Query(ALICE, null, "pending", null, null, null, 50)))
                .items())
        .isEmpty();
  }

  private Connection smtp(Principal owner) {
    return Made.byForm(enlace, owner, SampleEntries.SMTP, Made.smtp(Map.of()));
  }

  private Page<VisibleConnection> list(
      Principal principal, @Nullable Slug slug, @Nullable ConnectionId before, int limit) {
    return answer(
        enlace.connections.list.list(new Query(principal, slug, null, null, null, before, limit)));
  }

  private static List<ConnectionId> ids(Page<VisibleConnection> page) {
    return page.items().stream().map(each -> each.connection().id()).toList();
  }
}
