package dev.enlace.application.usecase.token;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.ShowTokens.Shown;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ShowTokensTest {
  private static final Principal ALICE = Principals.user("alice");

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

  @Test
  void shows_the_token_to_whoever_may_read_it_and_notes_that() {
    Shown shown = answer(show(ALICE));

    assertThat(shown.accessToken()).isEqualTo(Secret.of("canary-access-token"));
    assertThat(shown.refreshToken()).isNull();
    assertThat(answer(enlace.connections.handOutLog.flush())).isEqualTo(1);
  }

  @Test
  void leaves_the_token_out_for_whoever_may_only_use_it_and_notes_nothing() {
    Shown shown = answer(show(Principals.user("alice", Role.MEMBER, Permission.ACT_AS)));

    assertThat(shown.accessToken()).isNull();
    assertThat(shown.scopes()).isEqualTo(Scopes.named("data.records:read"));
    assertThat(shown.expiresAt()).isNotNull();
    assertThat(shown.owner()).isEqualTo(ALICE.user());
    assertThat(answer(enlace.connections.handOutLog.flush())).isZero();
  }

  @Test
  void shows_nothing_to_anybody_else() {
    assertThat(failure(show(Principals.user("eve")))).isEqualTo(new ConnectionNotFound(grant.id()));
    assertThat(failure(show(Principals.user("alice", Role.READER, Permission.REVEAL_TOKENS))))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void leaves_the_token_out_where_recipients_are_restricted() {
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);
    Made.set(enlace, ALICE, gmail, Made.allow("@example.com"));

    assertThat(answer(enlace.connections.showTokens.show(ALICE, gmail.id())).accessToken())
        .isNull();
  }

  private Mono<Shown> show(Principal principal) {
    return enlace.connections.showTokens.show(principal, grant.id());
  }
}
