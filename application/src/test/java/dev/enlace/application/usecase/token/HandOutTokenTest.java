package dev.enlace.application.usecase.token;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.Forbidden;
import dev.enlace.application.failure.Failure.NeedsReauth;
import dev.enlace.application.failure.Failure.OAuthNotSupported;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.NextAction;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class HandOutTokenTest {
  private static final Principal ALICE = Principals.user("alice");

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);

  @Test
  void hands_out_the_token_with_its_end_and_scopes_and_not_the_refresh_token() {
    Token token = answer(handOut(ALICE));

    assertThat(token)
        .isEqualTo(
            new Token(
                Secret.of("canary-access-token"),
                "Bearer",
                MemoryPorts.BEGINNING.plus(MemoryPorts.TOKEN_LIFETIME),
                Scopes.named("data.records:read")));
    assertThat(token.toString()).doesNotContain("canary");
  }

  @Test
  void hands_out_nothing_without_the_permission_to_reveal() {
    assertThat(failure(handOut(Principals.user("alice", Role.MEMBER, Permission.ACT_AS))))
        .isInstanceOf(Forbidden.class);
    assertThat(
            failure(
                handOut(Principals.user("alice", Role.MEMBER, Permission.REVEAL_REFRESH_TOKENS))))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void hands_out_no_token_of_a_dead_grant_and_says_why_it_died() {
    put(new ConnectionState.NeedsReauth(MemoryPorts.BEGINNING, "invalid_grant"));

    assertThat(failure(handOut(ALICE))).isEqualTo(new NeedsReauth(grant.id(), "invalid_grant"));
  }

  @Test
  void hands_out_no_token_of_what_was_revoked() {
    put(new ConnectionState.Revoked(MemoryPorts.BEGINNING));

    assertThat(failure(handOut(ALICE))).isEqualTo(new ConnectionNotFound(grant.id()));
  }

  @Test
  void hands_out_a_token_that_works_though_its_renewal_is_in_doubt() {
    put(
        new ConnectionState.Degraded(
            MemoryPorts.BEGINNING, "provider_unavailable", NextAction.WAIT));

    assertThat(answer(handOut(ALICE)).tokenType()).isEqualTo("Bearer");
  }

  @Test
  void has_no_token_where_a_form_was_filled_in() {
    Connection smtp = Made.byForm(enlace, ALICE, SampleEntries.SMTP, Made.smtp(Map.of()));

    assertThat(failure(enlace.connections.handOut.handOut(ALICE, smtp.id(), null)))
        .isEqualTo(new OAuthNotSupported(SampleEntries.SMTP.slug()));
  }

  @Test
  void tells_a_stranger_nothing_about_how_the_connection_was_made() {
    Connection smtp = Made.byForm(enlace, ALICE, SampleEntries.SMTP, Made.smtp(Map.of()));

    assertThat(failure(enlace.connections.handOut.handOut(Principals.user("eve"), smtp.id(), null)))
        .isEqualTo(new ConnectionNotFound(smtp.id()));
  }

  @Test
  void hands_out_nothing_where_recipients_are_restricted_however_it_is_asked_for() {
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);
    Connection listed = Made.set(enlace, ALICE, gmail, Made.allow("@example.com"));

    Forbidden unreadable = new Forbidden("right_reveal");
    assertThat(failure(enlace.connections.handOut.handOut(ALICE, gmail.id(), null)))
        .isEqualTo(unreadable);
    assertThat(failure(enlace.connections.refresh.refresh(ALICE, gmail.id())))
        .isEqualTo(unreadable);

    Made.set(enlace, ALICE, listed, Map.of("recipientAllowList", List.of()));
    assertThat(answer(enlace.connections.handOut.handOut(ALICE, gmail.id(), null)).accessToken())
        .isEqualTo(Secret.of("canary-access-token"));
  }

  private Mono<Token> handOut(Principal principal) {
    return enlace.connections.handOut.handOut(principal, grant.id(), null);
  }

  private void put(ConnectionState state) {
    enlace.ports.tables.stand(grant, state);
  }
}
