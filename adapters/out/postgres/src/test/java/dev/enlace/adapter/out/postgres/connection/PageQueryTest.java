package dev.enlace.adapter.out.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.server.Plans;
import dev.enlace.adapter.out.postgres.server.Plans.Plan;
import dev.enlace.adapter.out.postgres.server.StatementRule;
import dev.enlace.application.port.out.connection.Filter;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In a workspace of 4,000 connections, of which Ana owns a third and is shared a third. */
class PageQueryTest {
  private static final WorkspaceId WORKSPACE = new WorkspaceId(id(1).value());
  private static final UserId ANA = new UserId(id(2000).value());

  /** Pages that 51 rows may cost with everything that is joined to each. */
  private static final long BUFFERS = 600;

  @RegisterExtension static final FreshDatabase DATABASE = FreshDatabase.filled();

  @Test
  void holds_every_table_to_the_workspace_whatever_is_asked() {
    assertThat(queries())
        .hasSize(36)
        .allSatisfy(query ->
            assertThat(StatementRule.violations(PageQuery.of(query.viewer, query.filter)))
                .isEmpty());
  }

  @Test
  void reads_no_table_from_end_to_end_whatever_is_asked() {
    for (Query query : queries()) {
      Plan plan = query.plan();
      assertThat(plan.text()).as(query.toString()).doesNotContain("Seq Scan");
      if (query.readsNoMoreThanItShows()) {
        assertThat(plan.buffers()).as(query + "\n" + plan.text()).isLessThan(BUFFERS);
      }
    }
  }

  @Test
  void walks_down_the_owners_index_and_the_grants_index() {
    assertThat(new Query(viewer(false), filter(null, null, null)).plan().text())
        .contains("connections_owner", "connection_grants_user");
  }

  @Test
  void looks_for_nothing_where_it_cannot_be() {
    Filter hidden = new Filter(null, null, null, Visibility.PRIVATE, null, 50);
    Filter own = new Filter(null, null, ANA, null, null, 50);
    Filter others = new Filter(null, null, new UserId(id(1).value()), null, null, 50);

    assertThat(PageQuery.of(viewer(false), hidden))
        .contains("c.owner_id = :user")
        .doesNotContain("UNION");
    assertThat(PageQuery.of(viewer(false), own))
        .contains("c.owner_id = :user")
        .doesNotContain("UNION");
    assertThat(PageQuery.of(viewer(false), others))
        .contains("c.owner_id <> :user")
        .doesNotContain("UNION");
    assertThat(PageQuery.of(viewer(false), filter(null, null, null))).contains("UNION");
  }

  @Test
  void finds_what_is_unwell_by_the_partial_index() {
    assertThat(new Query(viewer(true), filter(null, "needs_reauth", null)).plan().text())
        .contains("connections_unwell");
  }

  @Test
  void finds_what_is_private_without_a_look_at_what_is_not() {
    for (boolean admin : List.of(true, false)) {
      for (ConnectionId before : new @Nullable ConnectionId[] {null, id(3000)}) {
        Filter hidden = new Filter(null, null, null, Visibility.PRIVATE, before, 10);
        Plan plan = new Query(viewer(admin), hidden).plan();
        assertThat(plan.text())
            .containsAnyOf("connections_private", "connections_owner")
            .doesNotContain("Rows Removed by Filter");
        assertThat(plan.buffers()).as(plan.text()).isLessThan(120);
      }
    }
  }

  @Test
  void costs_the_same_at_the_end_of_the_list_as_at_its_beginning() {
    for (boolean admin : List.of(true, false)) {
      long first = new Query(viewer(admin), filter(null, null, null)).plan().buffers();
      long last = new Query(viewer(admin), filter(null, null, id(400))).plan().buffers();
      assertThat(last).isLessThan(first * 3 / 2);
    }
  }

  @Test
  void finds_a_connection_by_indexes_alone() {
    Plan plan =
        Plans.of(
            DATABASE,
            ConnectionReads.FIND,
            Map.of("workspace", WORKSPACE, "id", id(2999).value(), "user", ANA));

    assertThat(plan.text())
        .contains("connections_pkey", "users_pkey", "connection_grants_")
        .doesNotContain("Seq Scan");
    assertThat(plan.buffers()).isLessThan(20);
  }

  private static List<Query> queries() {
    List<Query> queries = new ArrayList<>();
    for (boolean admin : List.of(true, false)) {
      for (String slug : new @Nullable String[] {null, "gmail"}) {
        for (String state : new @Nullable String[] {null, "active", "needs_reauth"}) {
          for (ConnectionId before : new @Nullable ConnectionId[] {null, id(3000)}) {
            queries.add(new Query(viewer(admin), filter(slug, state, before)));
          }
        }
      }
    }
    for (boolean admin : List.of(true, false)) {
      for (UserId owner : new @Nullable UserId[] {null, ANA}) {
        for (Visibility visibility : Visibility.values()) {
          for (ConnectionId before : new @Nullable ConnectionId[] {null, id(3000)}) {
            if (visibility == Visibility.RESTRICTED || owner != null) {
              Filter filter = new Filter(null, null, owner, visibility, before, 50);
              queries.add(new Query(viewer(admin), filter));
            }
          }
        }
      }
    }
    return queries;
  }

  private static Viewer viewer(boolean admin) {
    return new Viewer(WORKSPACE, ANA, admin);
  }

  private static Filter filter(
      @Nullable String slug, @Nullable String state, @Nullable ConnectionId before) {
    return new Filter(slug == null ? null : new Slug(slug), state, null, null, before, 50);
  }

  private static ConnectionId id(int number) {
    return new ConnectionId(UUID.fromString("00000000-0001-7000-8000-%012d".formatted(number)));
  }

  private record Query(Viewer viewer, Filter filter) {
    /** A filter over what is shared walks down the viewer's grants, which know no filter. */
    boolean readsNoMoreThanItShows() {
      boolean plain =
          filter.slug() == null
              && filter.state() == null
              && filter.owner() == null
              && filter.visibility() == null;
      return filter.visibility() == Visibility.PRIVATE || viewer.seesAll() || plain;
    }

    Plan plan() {
      Map<String, Object> values = new HashMap<>();
      values.put("workspace", WORKSPACE);
      values.put("user", ANA);
      values.put("rows", 51);
      values.put("owner", ANA);
      values.put("slug", String.valueOf(filter.slug()));
      values.put("state", String.valueOf(filter.state()));
      values.put("before", String.valueOf(filter.before()));
      return Plans.of(DATABASE, PageQuery.of(viewer, filter), values);
    }
  }
}
