package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.application.port.out.session.Sessions;
import dev.enlace.application.port.out.session.Sessions.Beginning;
import dev.enlace.application.port.out.session.Sessions.Held;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link Sessions} promises. */
public abstract class SessionsContract {
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final Origin ORIGIN = new Origin("192.0.2.7", "request-one");

  private final Workspace workspace = Samples.workspace();
  private final WorkspaceId id = workspace.id();
  private final ApiKey first = Samples.key(id);
  private final ApiKey key = Samples.key(id);

  /** The store under test, the same for one test. */
  protected abstract Sessions sessions();

  /** Keys of the same store. */
  protected abstract ApiKeys keys();

  /** Workspaces of the same store. */
  protected abstract Workspaces workspaces();

  /** Lets the session's times lie that much further back. */
  protected abstract void age(SecretHash session, Duration by);

  @BeforeEach
  void makes_a_workspace_with_two_keys() {
    answer(workspaces().add(workspace, first, Samples.hash(), Samples.actor(first.holder())));
    answer(keys().add(key, Samples.hash(), Samples.actor(first.holder())));
  }

  @Test
  void finds_a_session_by_its_hash_with_the_key_that_it_began_with() {
    SecretHash hash = Samples.hash();
    SessionId began = answer(sessions().begin(beginning(hash)));

    Held held = answer(sessions().find(id, hash));

    assertThat(held.id()).isEqualTo(began);
    assertThat(held.hash()).isEqualTo(hash);
    assertThat(held.user()).isEqualTo(key.holder());
    assertThat(held.caller().key()).isEqualTo(key.id());
    assertThat(held.caller().name()).isEqualTo(key.name());
    assertThat(held.caller().role()).isEqualTo(key.role());
    assertThat(held.caller().permissions()).isEqualTo(key.permissions());
    assertThat(held.caller().userDisabled()).isFalse();
    assertThat(held.workspaceName()).isEqualTo(workspace.name());
    assertThat(Duration.between(held.idleUntil(), held.expiresAt())).isEqualTo(LONGEST.minus(IDLE));
    assertThat(held.stale()).isFalse();
  }

  @Test
  void finds_none_by_another_hash_or_in_another_workspace() {
    SecretHash hash = began();

    assertThat(found(sessions().find(id, Samples.hash()))).isEmpty();
    assertThat(found(sessions().find(new WorkspaceId(Samples.id()), hash))).isEmpty();
  }

  @Test
  void finds_none_that_was_not_used_for_too_long() {
    SecretHash hash = began();
    age(hash, IDLE.minusSeconds(5));
    assertThat(found(sessions().find(id, hash))).isPresent();

    age(hash, Duration.ofSeconds(6));

    assertThat(found(sessions().find(id, hash))).isEmpty();
  }

  @Test
  void finds_none_that_has_lasted_too_long_however_much_it_was_used() {
    SecretHash hash = began();
    for (int minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      age(hash, Duration.ofMinutes(20));
      assertThat(found(sessions().seen(id, hash, IDLE))).isPresent();
    }
    assertThat(found(sessions().find(id, hash))).isPresent();

    age(hash, Duration.ofMinutes(20).plusSeconds(5));

    assertThat(found(sessions().find(id, hash))).isEmpty();
  }

  @Test
  void no_longer_finds_one_from_the_moment_its_key_is_revoked() {
    SecretHash hash = began();

    answer(keys().revoke(id, key.id(), Samples.actor(first.holder())));

    assertThat(found(sessions().find(id, hash))).isEmpty();
  }

  @Test
  void puts_the_idle_end_off_by_its_use_but_not_twice_a_minute() {
    SecretHash hash = began();
    assertThat(found(sessions().seen(id, hash, IDLE))).isEmpty();
    age(hash, Duration.ofSeconds(61));
    Held before = answer(sessions().find(id, hash));
    assertThat(before.stale()).isTrue();

    Instant until = answer(sessions().seen(id, hash, IDLE));

    assertThat(until).isAfterOrEqualTo(before.idleUntil().plusSeconds(60));
    assertThat(answer(sessions().find(id, hash)).idleUntil()).isEqualTo(until);
    assertThat(answer(sessions().find(id, hash)).stale()).isFalse();
    assertThat(found(sessions().seen(id, hash, IDLE))).isEmpty();
  }

  @Test
  void puts_the_idle_end_off_no_further_than_the_last_one() {
    SecretHash hash = began();
    age(hash, Duration.ofSeconds(61));

    Instant until = answer(sessions().seen(id, hash, LONGEST.multipliedBy(2)));

    assertThat(until).isEqualTo(answer(sessions().find(id, hash)).expiresAt());
  }

  @Test
  void ends_a_session_once_however_often_it_is_asked_at_the_same_time() {
    SecretHash hash = Samples.hash();
    SessionId began = answer(sessions().begin(beginning(hash)));

    assertThat(atOnce(20, () -> sessions().end(id, hash, ORIGIN))).containsExactly(began);

    assertThat(found(sessions().find(id, hash))).isEmpty();
    age(hash, Duration.ofSeconds(61));
    assertThat(found(sessions().seen(id, hash, IDLE))).isEmpty();
  }

  @Test
  void ends_none_of_another_workspace() {
    SecretHash hash = began();

    assertThat(found(sessions().end(new WorkspaceId(Samples.id()), hash, ORIGIN))).isEmpty();

    assertThat(found(sessions().find(id, hash))).isPresent();
  }

  private SecretHash began() {
    SecretHash hash = Samples.hash();
    answer(sessions().begin(beginning(hash)));
    return hash;
  }

  private Beginning beginning(SecretHash hash) {
    Principal principal =
        new Principal(
            id, key.holder(), key.id(), key.name(), key.role(), key.permissions(), ORIGIN);
    return new Beginning(new SessionId(Samples.id()), principal, hash, IDLE, LONGEST);
  }
}
