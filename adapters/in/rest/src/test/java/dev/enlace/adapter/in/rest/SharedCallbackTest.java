package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.in.connection.ShowTokens.Shown;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "test.callback-shared=true")
class SharedCallbackTest extends RestTest {
  private static final String BACK = "/callback?state=s.1&code=sandbox-code";

  private static final User ANA = User.external(WorkspaceId.DEFAULT, "ana");
  private static final Outcome CONNECTED =
      new Outcome.Connected(
          null,
          new AttemptId(new UUID(7, 7)),
          Samples.CONNECTION,
          "Google",
          "ana",
          Scopes.NONE,
          null);
  private static final Shown SHOWN =
      new Shown(ANA, Secret.of("sandbox-access"), null, "Bearer", null, Scopes.NONE, null);

  @Test
  void the_state_says_whose_answer_it_is_and_the_credential_who_brings_it() {
    ports.completeOAuth.answers(CONNECTED);
    ports.showTokens.answers(SHOWN);

    get(BACK, Keys.MEMBER).exchange().expectStatus().isOk();

    CompleteOAuth.Command command = ports.completeOAuth.lastAsked();
    assertThat(command.provider()).isNull();
    assertThat(Objects.requireNonNull(command.brought()).by()).isNotNull();
  }

  @Test
  void a_bare_browser_brings_it_for_nobody() {
    ports.completeOAuth.answers(CONNECTED);

    http().get().uri(BACK).exchange().expectStatus().is2xxSuccessful();

    assertThat(ports.completeOAuth.lastAsked().brought()).isNull();
    assertThat(ports.showTokens.asked()).isEmpty();
  }
}
