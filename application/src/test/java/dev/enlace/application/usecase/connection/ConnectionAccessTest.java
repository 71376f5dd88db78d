package dev.enlace.application.usecase.connection;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.UpdateConnection;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

class ConnectionAccessTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Principal BOB = Principals.user("bob");
  private static final Principal ADMIN =
      Principals.admin(WorkspaceId.DEFAULT, Permission.REVEAL_TOKENS, Permission.INSTANCE_ADMIN);

  private final MemoryEnlace enlace = new MemoryEnlace();

  private static Stream<Principal> strangers() {
    WorkspaceId elsewhere = new WorkspaceId(new UUID(9, 9));
    return Stream.of(
        BOB,
        Principals.user("Alice"),
        Principals.user("bob", Role.READER),
        Principals.user(elsewhere, "alice"),
        Principals.admin(elsewhere, Permission.values()));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void does_not_exist_for_strangers_whatever_they_try(Principal stranger) {
    ConnectionId id = grant(Visibility.PRIVATE).id();
    ConnectionId unknown = new ConnectionId(new UUID(7, 7));

    attempts(stranger, id)
        .forEach((what, attempt) ->
            assertThat(failure(attempt)).as(what).isEqualTo(new ConnectionNotFound(id)));
    attempts(stranger, unknown)
        .forEach((what, attempt) ->
            assertThat(failure(attempt)).as(what).isEqualTo(new ConnectionNotFound(unknown)));
    assertThat(enlace.ports.tables.changes()).hasSize(1);
  }

  @Test
  void does_not_exist_for_somebody_it_was_shared_with_before_it_became_private() {
    Connection connection = grant(Visibility.RESTRICTED);
    share(connection, "bob");
    answer(
        enlace.connections.update.update(
            new UpdateConnection.Command(
                ALICE,
                connection.id(),
                connection.version(),
                null,
                Visibility.PRIVATE,
                null,
                true)));

    assertThat(failure(enlace.connections.read.read(BOB, connection.id())))
        .isInstanceOf(ConnectionNotFound.class);
  }

  @Test
  void may_be_used_and_not_managed_by_somebody_it_is_shared_with() {
    Connection connection = grant(Visibility.RESTRICTED);
    share(connection, "bob");

    answer(enlace.connections.test.test(BOB, connection.id()));
    answer(enlace.connections.handOut.handOut(BOB, connection.id(), null));

    managing(BOB, connection.id())
        .forEach(
            (what, attempt) -> assertThat(failure(attempt)).as(what).isInstanceOf(Forbidden.class));
  }

  @Test
  void is_seen_by_administrators_who_may_do_nothing_with_it() {
    ConnectionId id = grant(Visibility.PRIVATE).id();

    assertThat(answer(enlace.connections.read.read(ADMIN, id)).rights().granted()).isEmpty();

    Map<String, Mono<?>> attempts = attempts(ADMIN, id);
    attempts.remove("read");
    attempts.forEach(
        (what, attempt) -> assertThat(failure(attempt)).as(what).isInstanceOf(Forbidden.class));
  }

  @Test
  void is_not_seen_by_an_administrator_who_acts_for_a_member() {
    ConnectionId id = grant(Visibility.PRIVATE).id();
    Principal acting = Principals.user("bob", Role.MEMBER, Permission.values());

    assertThat(failure(enlace.connections.read.read(acting, id)))
        .isEqualTo(new ConnectionNotFound(id));
  }

  @Test
  void is_only_looked_at_by_its_owner_through_a_readers_key() {
    ConnectionId id = grant(Visibility.PRIVATE).id();
    Principal reading = Principals.user("alice", Role.READER, Permission.REVEAL_TOKENS);

    assertThat(answer(enlace.connections.read.read(reading, id)).rights().granted()).isEmpty();
    Map<String, Mono<?>> attempts = attempts(reading, id);
    attempts.remove("read");
    attempts.forEach(
        (what, attempt) -> assertThat(failure(attempt)).as(what).isInstanceOf(Forbidden.class));
  }

  private Connection grant(Visibility visibility) {
    return Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE, visibility);
  }

  private void share(Connection connection, String... users) {
    answer(
        enlace.connections.replaceShares.replace(
            ALICE, connection.id(), new Shares(List.of(users), List.of())));
  }

  private Map<String, Mono<?>> attempts(Principal principal, ConnectionId id) {
    Map<String, Mono<?>> attempts = managing(principal, id);
    attempts.put("read", enlace.connections.read.read(principal, id));
    attempts.put("test", enlace.connections.test.test(principal, id));
    attempts.put("refresh", enlace.connections.refresh.refresh(principal, id));
    attempts.put("hand out", enlace.connections.handOut.handOut(principal, id, null));
    return attempts;
  }

  private Map<String, Mono<?>> managing(Principal principal, ConnectionId id) {
    Map<String, Mono<?>> attempts = new LinkedHashMap<>();
    attempts.put(
        "update",
        enlace.connections.update.update(
            new UpdateConnection.Command(
                principal, id, Version.FIRST, "Mine", Visibility.RESTRICTED, null, true)));
    attempts.put("confirm", enlace.connections.confirm.confirm(principal, id, "x"));
    attempts.put("read shares", enlace.connections.readShares.read(principal, id));
    attempts.put("share", enlace.connections.replaceShares.replace(principal, id, Shares.NONE));
    attempts.put("disconnect", enlace.connections.disconnect.disconnect(principal, id));
    return attempts;
  }

  @Test
  void says_which_right_is_missing_and_nothing_of_the_connection() {
    Failure refused =
        failure(enlace.connections.disconnect.disconnect(ADMIN, grant(Visibility.PRIVATE).id()));

    assertThat(refused).isEqualTo(new Forbidden("right_manage"));
  }
}
