package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.HandOuts.Held;
import dev.enlace.application.port.out.connection.HandOuts.Read;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@code HandOuts} promises: the same as reading the key and then the connection. */
public abstract class HandOutsContract extends ConnectionsSetting {
  private final ApiKey key = Samples.key(id);
  private final SecretHash hash = Samples.hash();

  @BeforeEach
  void makes_a_key() {
    answer(stores().keys().add(key, hash, Samples.actor(ana)));
  }

  @Test
  void finds_key_user_and_connection_as_they_are_found_one_by_one() {
    Connection grant = added(SampleConnections.grant(id, ana));

    Read read = answer(stores().handOuts().find(id, hash, ana.id(), grant.id()));

    assertThat(read.caller()).isEqualTo(answer(stores().keys().find(id, hash, ana.id())).caller());
    Stored alone = stored(grant.id()).orElseThrow();
    Held together = read.held().orElseThrow();
    assertThat(together)
        .usingRecursiveComparison()
        .ignoringFields("readAt")
        .isEqualTo(Held.of(alone));
    assertThat(together.shared()).isFalse();
    assertThat(together.readAt()).isBeforeOrEqualTo(Samples.now().plusSeconds(60));
  }

  @Test
  void finds_the_key_alone_where_there_is_no_such_connection() {
    Read read = answer(find(hash, ana, new ConnectionId(Samples.id())));

    assertThat(read.caller().key()).isEqualTo(key.id());
    assertThat(read.held()).isEmpty();
  }

  @Test
  void finds_nothing_of_another_workspace() {
    Workspace other = Samples.workspace();
    makeWorkspace(other);
    User stranger = Samples.user(other.id());
    Connection theirs = added(SampleConnections.grant(other.id(), stranger));

    assertThat(answer(find(hash, ana, theirs.id())).held()).isEmpty();
    assertThat(found(stores().handOuts().find(other.id(), hash, null, theirs.id()))).isEmpty();
  }

  @Test
  void knows_whom_it_is_shared_with() {
    Connection grant = added(SampleConnections.restricted(SampleConnections.grant(id, ana)));
    answer(
        connections()
            .share(
                grant,
                new Shares(List.of(berta.subject()), List.of(key.id())),
                Samples.change(ConnectionChange.SHARED, ana)));

    assertThat(shared(berta.id(), grant)).isTrue();
    assertThat(shared(null, grant)).as("the key itself").isTrue();
    assertThat(shared(Samples.user(id).id(), grant)).as("a user without a row").isFalse();
  }

  @Test
  void finds_nobody_by_a_key_that_is_unknown_or_revoked() {
    Connection grant = added(SampleConnections.grant(id, ana));

    assertThat(found(stores().handOuts().find(id, Samples.hash(), null, grant.id()))).isEmpty();
    answer(stores().keys().revoke(id, key.id(), Samples.actor(ana)));
    assertThat(found(stores().handOuts().find(id, hash, null, grant.id()))).isEmpty();
  }

  @Test
  void takes_a_user_without_a_row_for_a_member() {
    Connection grant = added(SampleConnections.grant(id, ana));

    Read read = answer(find(hash, Samples.user(id), grant.id()));

    assertThat(read.caller().userRole()).isEqualTo(Role.MEMBER);
    assertThat(read.caller().userDisabled()).isFalse();
  }

  @Test
  void knows_that_recipients_are_restricted_by_either_list() {
    Connection open = added(SampleConnections.grant(id, ana));
    Connection listed = added(SampleConnections.listed(SampleConnections.grant(id, ana)));
    Connection form = added(SampleConnections.credentials(id, ana));

    assertThat(answer(find(hash, ana, open.id())).held().orElseThrow().restricted()).isFalse();
    assertThat(answer(find(hash, ana, listed.id())).held().orElseThrow().restricted()).isTrue();
    assertThat(answer(find(hash, ana, form.id())).held().orElseThrow().restricted()).isTrue();
  }

  private Mono<Read> find(SecretHash presented, User user, ConnectionId connection) {
    return stores().handOuts().find(id, presented, user.id(), connection);
  }

  private boolean shared(@Nullable UserId user, Connection connection) {
    return Optional.of(answer(stores().handOuts().find(id, hash, user, connection.id())))
        .flatMap(Read::held)
        .orElseThrow()
        .shared();
  }
}
