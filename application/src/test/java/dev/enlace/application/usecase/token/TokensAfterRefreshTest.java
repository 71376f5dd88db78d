package dev.enlace.application.usecase.token;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.in.access.IssueApiKey;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What somebody has changed while a token was waited for that is to be shown. */
class TokensAfterRefreshTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final Failure RESTRICTED = new Forbidden("right_reveal");

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);
  private final IssueApiKey.Issued key = key();

  @Test
  void hands_out_none_where_recipients_were_restricted_meanwhile() {
    whileRenewed(this::restrict);

    assertThat(failure(enlace.connections.handOut.handOut(ALICE, gmail.id(), null)))
        .isEqualTo(RESTRICTED);
  }

  @Test
  void hands_out_none_to_a_key_where_recipients_were_restricted_meanwhile() {
    whileRenewed(this::restrict);

    assertThat(failure(asked())).isEqualTo(RESTRICTED);
  }

  @Test
  void hands_out_none_to_a_key_that_was_revoked_meanwhile() {
    whileRenewed(() ->
        answer(enlace.revokeApiKey.revoke(Principals.admin(WorkspaceId.DEFAULT), key.key().id())));

    assertThat(failure(asked())).isEqualTo(new Unauthenticated());
  }

  @Test
  void hands_out_none_that_still_works_of_what_was_removed_while_it_was_tried_to_renew_it() {
    whileTriedInVain(() -> answer(enlace.connections.disconnect.disconnect(ALICE, gmail.id())));

    assertThat(failure(asked())).isEqualTo(new ConnectionNotFound(gmail.id()));
  }

  @Test
  void shows_none_that_still_works_where_its_grant_ended_while_it_was_tried_to_renew_it() {
    whileTriedInVain(() ->
        enlace.ports.tables.stand(
            gmail, new ConnectionState.NeedsReauth(MemoryPorts.BEGINNING, "sample")));

    assertThat(failure(enlace.connections.showTokens.show(ALICE, gmail.id())))
        .isEqualTo(new NeedsReauth(gmail.id(), "sample"));
  }

  @Test
  void refreshes_and_tells_nobody_where_recipients_were_restricted_meanwhile() {
    whileRenewed(this::restrict);

    assertThat(failure(enlace.connections.refresh.refresh(ALICE, gmail.id())))
        .isEqualTo(RESTRICTED);
  }

  @Test
  void leaves_the_token_out_where_recipients_were_restricted_meanwhile() {
    whileRenewed(this::restrict);

    assertThat(answer(enlace.connections.showTokens.show(ALICE, gmail.id())).accessToken())
        .isNull();
    assertThat(answer(enlace.connections.handOutLog.flush())).isZero();
  }

  @Test
  void is_the_new_one_where_nothing_was_changed() {
    whileRenewed(() -> {});
    Secret next = Secret.of("canary-next");

    assertThat(answer(asked()).accessToken()).isEqualTo(next);
    assertThat(answer(enlace.connections.handOut.handOut(ALICE, gmail.id(), null)).accessToken())
        .isEqualTo(next);
    assertThat(answer(enlace.connections.showTokens.show(ALICE, gmail.id())).accessToken())
        .isEqualTo(next);
  }

  private Mono<Token> asked() {
    Authenticate.Query query =
        new Authenticate.Query(key.text(), List.of("alice"), new Origin(null, "request"));
    return enlace.connections.handOut.ask(query, gmail.id()).flatMap(asked -> asked.handOut(null));
  }

  private void restrict() {
    Made.set(enlace, ALICE, Made.read(enlace, ALICE, gmail.id()), Made.allow("@elsewhere.test"));
  }

  private void whileTriedInVain(Runnable meanwhile) {
    enlace.ports.clock.advance(MemoryPorts.TOKEN_LIFETIME.minus(Need.MARGIN.dividedBy(2)));
    enlace.ports.tokens.answerRefresh(token ->
        Mono.fromRunnable(meanwhile)
            .then(
                Failed.with(
                    new ProviderUnavailable(
                        new ProviderId("google"),
                        ProviderProblem.OVERLOADED,
                        Duration.ofSeconds(1)))));
  }

  private void whileRenewed(Runnable meanwhile) {
    enlace.ports.clock.advance(Duration.ofHours(2));
    enlace.ports.tokens.answerRefresh(token ->
        Mono.fromSupplier(() -> {
          meanwhile.run();
          return MemoryPorts.tokens("canary-next", "canary-next-refresh");
        }));
  }

  private IssueApiKey.Issued key() {
    return answer(
        enlace.issueApiKey.issue(
            new IssueApiKey.Command(
                Principals.admin(WorkspaceId.DEFAULT, Permission.values()),
                "a robot",
                Role.MEMBER,
                Set.of(Permission.ACT_AS, Permission.REVEAL_TOKENS),
                null)));
  }
}
