package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.all;
import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.application.port.out.access.Workspaces.FirstKey;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Workspaces} promises. */
public abstract class WorkspacesContract {
  private static final SuccessUrls OTHERS =
      new SuccessUrls(List.of("https://one.example.com/", "http://localhost:3000/done"));

  private final Actor actor = Samples.actor(Samples.user(WorkspaceId.DEFAULT));

  /** The store under test, the same for one test. */
  protected abstract Workspaces workspaces();

  /** Keys of the same store. */
  protected abstract ApiKeys keys();

  @Test
  void finds_a_workspace_as_it_was_added() {
    Workspace workspace = added();

    assertThat(answer(workspaces().find(workspace.id()))).isEqualTo(workspace);
  }

  @Test
  void finds_a_workspace_that_leaves_confirmation_to_the_installation() {
    Workspace plain =
        new Workspace(
            new WorkspaceId(Samples.id()), "plain", null, SuccessUrls.NONE, Samples.now(), null);
    answer(workspaces().add(plain, Samples.key(plain.id()), Samples.hash(), actor));

    assertThat(answer(workspaces().find(plain.id()))).isEqualTo(plain);
  }

  @Test
  void finds_nothing_of_a_workspace_that_is_unknown() {
    assertThat(found(workspaces().find(new WorkspaceId(Samples.id())))).isEmpty();
  }

  @Test
  void adds_the_first_key_with_the_workspace() {
    Workspace workspace = Samples.workspace();
    ApiKey key = Samples.key(workspace.id());
    SecretHash hash = Samples.hash();
    answer(workspaces().add(workspace, key, hash, actor));

    assertThat(answer(keys().find(workspace.id(), hash, null)).key()).isEqualTo(key);
  }

  @Test
  void adds_no_key_to_a_workspace_that_exists_already() {
    Workspace workspace = added();
    SecretHash hash = Samples.hash();

    assertThatThrownBy(
            () -> workspaces().add(workspace, Samples.key(workspace.id()), hash, actor).block())
        .isInstanceOf(IllegalStateException.class);
    assertThat(found(keys().find(workspace.id(), hash, null))).isEmpty();
  }

  @Test
  void replaces_the_allow_list_alone() {
    Workspace workspace = added();

    Workspace replaced = answer(workspaces().replaceSuccessUrls(workspace.id(), OTHERS, actor));

    assertThat(replaced)
        .isEqualTo(
            new Workspace(
                workspace.id(),
                workspace.name(),
                workspace.oauthConfirmation(),
                OTHERS,
                workspace.createdAt(),
                null));
    assertThat(answer(workspaces().find(workspace.id()))).isEqualTo(replaced);
  }

  @Test
  void replaces_nothing_of_a_workspace_that_is_unknown() {
    WorkspaceId unknown = new WorkspaceId(Samples.id());

    assertThat(found(workspaces().replaceSuccessUrls(unknown, OTHERS, actor))).isEmpty();
    assertThat(found(workspaces().find(unknown))).isEmpty();
  }

  @Test
  void pages_by_id_and_reads_one_more_than_the_limit() {
    Workspace first = added();
    Workspace second = added();
    Workspace third = added();
    Workspace fourth = added();

    assertThat(all(workspaces().page(first.id(), 1))).containsExactly(second, third);
    assertThat(all(workspaces().page(second.id(), 50))).containsExactly(third, fourth);
    assertThat(all(workspaces().page(null, 1))).hasSize(2);
  }

  @Test
  void makes_the_first_key_once_and_keeps_it_at_every_later_start() {
    Workspace workspace = Samples.workspace();
    SecretHash hash = Samples.hash();
    ApiKey key = Samples.key(workspace.id());

    assertThat(answer(workspaces().ensure(workspace, key, hash))).isEqualTo(FirstKey.MADE);
    assertThat(answer(workspaces().ensure(workspace, Samples.key(workspace.id()), hash)))
        .isEqualTo(FirstKey.KEPT);
    assertThat(answer(keys().find(workspace.id(), hash, null)).key()).isEqualTo(key);
    assertThat(all(keys().page(workspace.id(), null, 50))).containsExactly(key);
  }

  @Test
  void leaves_a_workspace_that_exists_as_it_is_when_it_adds_another_first_key() {
    Workspace workspace = added();
    Workspace renamed =
        new Workspace(workspace.id(), "another name", null, SuccessUrls.NONE, Samples.now(), null);

    assertThat(answer(workspaces().ensure(renamed, Samples.key(workspace.id()), Samples.hash())))
        .isEqualTo(FirstKey.MADE);
    assertThat(answer(workspaces().find(workspace.id()))).isEqualTo(workspace);
  }

  @Test
  void makes_the_first_key_once_however_many_replicas_start_together() {
    Workspace workspace = Samples.workspace();
    SecretHash hash = Samples.hash();

    List<FirstKey> answers =
        atOnce(20, () -> workspaces().ensure(workspace, Samples.key(workspace.id()), hash));

    assertThat(answers).hasSize(20).containsOnlyOnce(FirstKey.MADE);
    assertThat(all(keys().page(workspace.id(), null, 50))).hasSize(1);
  }

  private Workspace added() {
    Workspace workspace = Samples.workspace();
    return answer(workspaces().add(workspace, Samples.key(workspace.id()), Samples.hash(), actor));
  }
}
