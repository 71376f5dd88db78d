package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.application.port.out.oauth.OAuthAttempts.Stored;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link OAuthAttempts} promises. */
public abstract class OAuthAttemptsContract {
  private final Workspace workspace = Samples.workspace();
  private final WorkspaceId id = workspace.id();
  private final User ana = Samples.user(id);
  private final SealedSecrets verifier = Samples.sealed(7, OAuthAttempts.VERIFIER);
  private final SecretHash browser = Samples.hash();

  /** The store under test, the same for one test. */
  protected abstract OAuthAttempts attempts();

  /** Workspaces of the same store. */
  protected abstract Workspaces workspaces();

  @BeforeEach
  void makes_a_workspace() {
    answer(workspaces().add(workspace, Samples.key(id), Samples.hash(), Samples.actor(ana)));
  }

  @Test
  void finds_an_attempt_as_it_was_added() {
    OAuthAttempt attempt = added(SampleAttempts.attempt(id, ana, true));

    assertThat(answer(attempts().find(attempt.ref())))
        .isEqualTo(new Stored(attempt, verifier, null, false, false));
  }

  @Test
  void finds_an_attempt_that_says_only_what_it_must() {
    OAuthAttempt bare = SampleAttempts.bare(id, ana);
    SealedSecrets none = new SealedSecrets(3, Map.of());
    answer(attempts().add(bare, none));

    assertThat(answer(attempts().find(bare.ref())))
        .isEqualTo(new Stored(bare, none, null, false, false));
  }

  @Test
  void finds_nothing_of_an_attempt_that_is_unknown_or_of_another_workspace() {
    OAuthAttempt attempt = added(SampleAttempts.attempt(id, ana, false));
    WorkspaceId other = new WorkspaceId(Samples.id());

    assertThat(found(attempts().find(new AttemptRef(other, attempt.id())))).isEmpty();
    assertThat(found(attempts().find(unknown()))).isEmpty();
    assertThat(found(attempts().spend(new AttemptRef(other, attempt.id()), null))).isEmpty();
  }

  @Test
  void tells_that_an_attempt_has_expired() {
    OAuthAttempt attempt = added(SampleAttempts.expired(id, ana));

    assertThat(answer(attempts().find(attempt.ref())).expired()).isTrue();
  }

  @Test
  void binds_an_attempt_to_the_last_browser_that_asked() {
    OAuthAttempt attempt = added(SampleAttempts.attempt(id, ana, true));

    assertThat(answer(attempts().bind(attempt.ref(), Samples.hash()))).isEqualTo(attempt);
    assertThat(answer(attempts().bind(attempt.ref(), browser))).isEqualTo(attempt);

    assertThat(answer(attempts().find(attempt.ref())).browser()).isEqualTo(browser);
  }

  @Test
  void binds_no_attempt_that_is_expired_spent_or_unknown() {
    OAuthAttempt expired = added(SampleAttempts.expired(id, ana));
    OAuthAttempt spent = added(SampleAttempts.attempt(id, ana, false));
    answer(attempts().spend(spent.ref(), null));

    assertThat(found(attempts().bind(expired.ref(), browser))).isEmpty();
    assertThat(found(attempts().bind(spent.ref(), browser))).isEmpty();
    assertThat(found(attempts().bind(unknown(), browser))).isEmpty();
  }

  @Test
  void spends_an_attempt_once() {
    OAuthAttempt attempt = added(SampleAttempts.attempt(id, ana, false));

    assertThat(answer(attempts().spend(attempt.ref(), null)))
        .isEqualTo(new Stored(attempt, verifier, null, false, true));
    assertThat(found(attempts().spend(attempt.ref(), null))).isEmpty();
  }

  @Test
  void spends_an_attempt_once_however_many_callbacks_come_at_the_same_time() {
    OAuthAttempt attempt = added(SampleAttempts.attempt(id, ana, true));
    answer(attempts().bind(attempt.ref(), browser));

    assertThat(atOnce(100, () -> attempts().spend(attempt.ref(), browser))).hasSize(1);
  }

  @Test
  void spends_no_attempt_that_has_expired() {
    OAuthAttempt attempt = added(SampleAttempts.expired(id, ana));

    assertThat(found(attempts().spend(attempt.ref(), null))).isEmpty();
    assertThat(answer(attempts().find(attempt.ref())).spent()).isFalse();
  }

  @Test
  void leaves_an_attempt_to_its_own_browser() {
    OAuthAttempt attempt = added(SampleAttempts.attempt(id, ana, true));
    answer(attempts().bind(attempt.ref(), browser));

    assertThat(found(attempts().spend(attempt.ref(), Samples.hash()))).isEmpty();
    assertThat(found(attempts().spend(attempt.ref(), null))).isEmpty();
    assertThat(found(attempts().spend(attempt.ref(), browser))).isPresent();
  }

  @Test
  void spends_no_attempt_that_asks_for_confirmation_and_that_no_browser_was_shown() {
    OAuthAttempt attempt = added(SampleAttempts.attempt(id, ana, true));

    assertThat(found(attempts().spend(attempt.ref(), null))).isEmpty();
    assertThat(found(attempts().spend(attempt.ref(), browser))).isEmpty();
  }

  @Test
  void minds_no_browser_where_none_is_bound_and_none_is_asked_for() {
    OAuthAttempt attempt = added(SampleAttempts.attempt(id, ana, false));

    assertThat(found(attempts().spend(attempt.ref(), browser))).isPresent();
  }

  @Test
  void notes_why_nothing_came_of_an_attempt_and_keeps_the_first_reason() {
    OAuthAttempt attempt = added(SampleAttempts.attempt(id, ana, false));
    answer(attempts().spend(attempt.ref(), null));

    assertThat(answer(attempts().fail(attempt, "CONNECTION.AUTHORIZATION_DENIED")))
        .isEqualTo(attempt.ref());
    assertThat(answer(attempts().fail(attempt, "CONNECTION.PROVIDER_UNAVAILABLE")))
        .isEqualTo(attempt.ref());

    assertThat(answer(attempts().find(attempt.ref())).attempt().status())
        .isEqualTo(new AttemptStatus.Failed("CONNECTION.AUTHORIZATION_DENIED"));
  }

  @Test
  void spends_no_attempt_that_has_failed() {
    OAuthAttempt attempt = added(SampleAttempts.attempt(id, ana, false));
    answer(attempts().fail(attempt, "CONNECTION.AUTHORIZATION_DENIED"));

    assertThat(found(attempts().spend(attempt.ref(), null))).isEmpty();
    assertThat(answer(attempts().find(attempt.ref())).spent()).isTrue();
  }

  private OAuthAttempt added(OAuthAttempt attempt) {
    return answer(attempts().add(attempt, verifier));
  }

  private AttemptRef unknown() {
    return new AttemptRef(id, new AttemptId(Samples.id()));
  }
}
