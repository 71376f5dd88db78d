package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.all;
import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.application.port.out.access.ApiKeys.Holder;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link ApiKeys} promises. */
public abstract class ApiKeysContract {
  private final Workspace workspace = Samples.workspace();
  private final WorkspaceId id = workspace.id();
  private final ApiKey first = Samples.key(id);
  private final Actor actor = Samples.actor(first.holder());

  /** The store under test, the same for one test. */
  protected abstract ApiKeys keys();

  /** Workspaces of the same store. */
  protected abstract Workspaces workspaces();

  @BeforeEach
  void makes_a_workspace() {
    answer(workspaces().add(workspace, first, Samples.hash(), actor));
  }

  @Test
  void finds_a_key_by_its_hash() {
    ApiKey key = Samples.key(id, Samples.now().plus(Duration.ofHours(1)));
    SecretHash hash = Samples.hash();
    answer(keys().add(key, hash, actor));

    Holder holder = answer(keys().find(id, hash, null));

    assertThat(holder.key()).isEqualTo(key);
    assertThat(holder.hash()).isEqualTo(hash);
    assertThat(holder.userDisabled()).isFalse();
  }

  @Test
  void finds_no_key_by_another_hash() {
    added(null);

    assertThat(found(keys().find(id, Samples.hash(), null))).isEmpty();
  }

  @Test
  void finds_no_key_in_another_workspace() {
    Workspace other = Samples.workspace();
    answer(workspaces().add(other, Samples.key(other.id()), Samples.hash(), actor));

    assertThat(found(keys().find(other.id(), added(null), null))).isEmpty();
  }

  @Test
  void finds_no_key_whose_time_is_over() {
    assertThat(found(keys().find(id, added(Samples.now().minusSeconds(1)), null))).isEmpty();
  }

  @Test
  void finds_no_key_of_a_workspace_that_is_disabled() {
    Workspace shut = Samples.disabled(Samples.workspace());
    SecretHash hash = Samples.hash();
    answer(workspaces().add(shut, Samples.key(shut.id()), hash, actor));

    assertThat(found(keys().find(shut.id(), hash, null))).isEmpty();
  }

  @Test
  void takes_a_user_whom_it_has_never_seen_for_a_member() {
    User nobody = Samples.user(id);

    Holder holder = answer(keys().find(id, added(null), nobody.id()));

    assertThat(holder.userRole()).isEqualTo(Role.MEMBER);
    assertThat(holder.userDisabled()).isFalse();
  }

  @Test
  void no_longer_finds_a_key_from_the_moment_it_is_revoked() {
    ApiKey key = Samples.key(id);
    SecretHash hash = Samples.hash();
    answer(keys().add(key, hash, actor));
    assertThat(found(keys().find(id, hash, null))).isPresent();

    assertThat(answer(keys().revoke(id, key.id(), actor))).isEqualTo(key.id());

    assertThat(found(keys().find(id, hash, null))).isEmpty();
  }

  @Test
  void still_knows_a_key_that_opens_nothing_any_more() {
    ApiKey revoked = Samples.key(id);
    SecretHash hash = Samples.hash();
    answer(keys().add(revoked, hash, actor));
    answer(keys().revoke(id, revoked.id(), actor));
    SecretHash expired = added(Samples.now().minusSeconds(1));

    assertThat(answer(keys().known(id, hash)).id()).isEqualTo(revoked.id());
    assertThat(answer(keys().known(id, hash)).revokedAt()).isNotNull();
    assertThat(found(keys().known(id, expired))).isPresent();
    assertThat(found(keys().known(id, Samples.hash()))).isEmpty();
    assertThat(found(keys().known(new WorkspaceId(Samples.id()), hash))).isEmpty();
  }

  @Test
  void revokes_a_key_once_however_often_it_is_asked_at_the_same_time() {
    added(null);

    assertThat(atOnce(20, () -> keys().revoke(id, first.id(), actor))).containsExactly(first.id());
    assertThat(found(keys().revoke(id, first.id(), actor))).isEmpty();
  }

  @Test
  void keeps_the_last_key_of_an_administrator_from_being_revoked() {
    added(Samples.now().minusSeconds(1));
    ApiKey other = Samples.key(id);
    answer(keys().add(other, Samples.hash(), actor));
    answer(keys().revoke(id, other.id(), actor));

    assertThatExceptionOfType(Failed.class)
        .isThrownBy(() -> answer(keys().revoke(id, first.id(), actor)))
        .satisfies(e -> assertThat(e.failure()).isEqualTo(new Forbidden("last_admin_key")));
    assertThat(answer(keys().read(id, first.id())).revokedAt()).isNull();
  }

  @Test
  void leaves_one_of_two_administrators_who_revoke_each_other_at_the_same_time() {
    ApiKey other = Samples.key(id);
    answer(keys().add(other, Samples.hash(), actor));
    Queue<ApiKeyId> turns = new ConcurrentLinkedQueue<>(List.of(first.id(), other.id()));

    assertThat(
            atOnce(
                2,
                () ->
                    keys()
                        .revoke(id, turns.remove(), actor)
                        .onErrorResume(Failed.class, refused -> Mono.empty())))
        .hasSize(1);
  }

  @Test
  void reads_a_key_of_the_workspace_by_its_id_revoked_or_not() {
    ApiKey other = Samples.key(id);
    answer(keys().add(other, Samples.hash(), actor));
    answer(keys().revoke(id, first.id(), actor));

    assertThat(answer(keys().read(id, other.id()))).isEqualTo(other);
    assertThat(answer(keys().read(id, first.id())).revokedAt()).isNotNull();
    assertThat(found(keys().read(new WorkspaceId(Samples.id()), other.id()))).isEmpty();
    assertThat(found(keys().read(id, new ApiKeyId(Samples.id())))).isEmpty();
  }

  @Test
  void revokes_no_key_that_is_unknown_or_of_another_workspace() {
    WorkspaceId other = new WorkspaceId(Samples.id());

    assertThat(found(keys().revoke(id, new ApiKeyId(Samples.id()), actor))).isEmpty();
    assertThat(found(keys().revoke(other, first.id(), actor))).isEmpty();
    assertThat(all(keys().page(id, null, 50))).containsExactly(first);
  }

  @Test
  void pages_by_id_with_revoked_keys_and_one_more_than_the_limit() {
    ApiKey second = Samples.key(id);
    ApiKey third = Samples.key(id);
    answer(keys().add(third, Samples.hash(), actor));
    answer(keys().add(second, Samples.hash(), actor));
    answer(keys().revoke(id, second.id(), actor));

    assertThat(all(keys().page(id, null, 1)))
        .extracting(ApiKey::id)
        .containsExactly(first.id(), second.id());
    assertThat(all(keys().page(id, first.id(), 2)))
        .extracting(ApiKey::id)
        .containsExactly(second.id(), third.id());
    assertThat(all(keys().page(id, first.id(), 2)).getFirst().revokedAt()).isNotNull();
  }

  @Test
  void pages_no_key_of_another_workspace() {
    assertThat(all(keys().page(new WorkspaceId(Samples.id()), null, 50))).isEmpty();
  }

  @Test
  void lets_a_new_key_speak_for_a_service_user_that_exists() {
    ApiKey rotated =
        new ApiKey(
            new ApiKeyId(Samples.id()),
            id,
            first.holder(),
            "rotated",
            "",
            Role.READER,
            first.permissions(),
            Samples.now(),
            null,
            null,
            null);
    SecretHash hash = Samples.hash();
    answer(keys().add(rotated, hash, actor));

    assertThat(answer(keys().find(id, hash, null)).key()).isEqualTo(rotated);
  }

  @Test
  void notes_when_a_key_of_the_workspace_was_last_used() {
    ApiKey idle = Samples.key(id);
    answer(keys().add(idle, Samples.hash(), actor));
    WorkspaceId other = new WorkspaceId(Samples.id());

    assertThat(answer(keys().used(id, Set.of(first.id(), new ApiKeyId(Samples.id()))))).isOne();
    assertThat(answer(keys().used(other, Set.of(idle.id())))).isZero();

    assertThat(all(keys().page(id, null, 50)))
        .extracting(key -> key.lastUsedAt() != null)
        .containsExactly(true, false);
  }

  private SecretHash added(@Nullable Instant expiresAt) {
    SecretHash hash = Samples.hash();
    answer(keys().add(Samples.key(id, expiresAt), hash, actor));
    return hash;
  }
}
