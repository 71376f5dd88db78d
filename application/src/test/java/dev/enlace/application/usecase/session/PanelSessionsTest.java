package dev.enlace.application.usecase.session;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.Asking.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.port.in.access.IssueApiKey;
import dev.enlace.application.port.in.session.AdmitPanelSession;
import dev.enlace.application.port.in.session.PanelSession;
import dev.enlace.application.port.in.session.SignIn;
import dev.enlace.application.port.in.session.SignIn.SignedIn;
import dev.enlace.application.port.in.session.SignOut;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PanelSessionsTest {
  private static final Origin ORIGIN = new Origin("192.0.2.7", "request-one");

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final MemoryPorts ports = enlace.ports;
  private final SignIn signIn =
      new SignInHandler(
          new KeyIdentities(
              enlace.authenticate,
              new RefusedKeys(ports.apiKeys, ports.rateLimits, ports.sessions, ports.clock)),
          ports.sessions,
          new TimeOrderedIds(ports.clock, ports.entropy),
          ports.entropy);
  private final AdmitPanelSession admit =
      new AdmitPanelSessionHandler(ports.sessions, enlace.keyUses);
  private final SignOut signOut = new SignOutHandler(ports.sessions);

  @Test
  void gives_a_session_the_rights_of_its_key_but_none_to_read_tokens() {
    IssueApiKey.Issued key = key(Permission.values());

    SignedIn signedIn = signedIn(key, null);
    Principal principal = answer(admitted(signedIn)).principal();

    assertThat(principal.user()).isEqualTo(key.key().holder());
    assertThat(principal.key()).isEqualTo(key.key().id());
    assertThat(principal.application()).isEqualTo("a person");
    assertThat(principal.role()).isEqualTo(Role.ADMIN);
    assertThat(principal.permissions())
        .containsExactlyInAnyOrder(Permission.ACT_AS, Permission.INSTANCE_ADMIN);
    assertThat(principal.origin()).isEqualTo(ORIGIN);
    assertThat(principal.credential()).isInstanceOf(Credential.Panel.class);
    assertThat(answer(admitted(signedIn))).isEqualTo(signedIn.session());
    assertThat(signedIn.session().workspaceName()).isEqualTo("sample");
    assertThat(signedIn.session().idleUntil())
        .isEqualTo(MemoryPorts.BEGINNING.plus(Duration.ofMinutes(30)));
    assertThat(signedIn.session().expiresAt())
        .isEqualTo(MemoryPorts.BEGINNING.plus(Duration.ofHours(12)));
  }

  @Test
  void lets_nobody_in_with_anything_else_than_a_session() {
    IssueApiKey.Issued key = key();
    String text = signedIn(key, null).text().reveal();

    assertThat(failure(admitted(key.text().reveal()))).isEqualTo(new Unauthenticated());
    assertThat(failure(admitted(""))).isEqualTo(new Unauthenticated());
    assertThat(failure(admitted(text.substring(1)))).isEqualTo(new Unauthenticated());
    assertThat(failure(admitted(text + "a"))).isEqualTo(new Unauthenticated());
  }

  @Test
  void signs_nobody_in_with_a_key_that_is_not_valid() {
    assertThat(failure(signIn(Secret.of("a key that nobody has ever issued"), null)))
        .isEqualTo(new Unauthenticated());
  }

  @Test
  void notes_who_still_has_a_key_that_opens_nothing_any_more_but_not_without_end() {
    IssueApiKey.Issued revoked = key();
    IssueApiKey.Issued expired = key(ports.clock.instant().plusSeconds(60));
    answer(
        enlace.revokeApiKey.revoke(
            Principals.admin(WorkspaceId.DEFAULT, Permission.values()), revoked.key().id()));
    ports.clock.advance(Duration.ofMinutes(2));

    failure(signIn(expired.text(), null));
    failure(signIn(Secret.of("a key that nobody has ever issued"), null));
    for (int i = 0; i < 50; i++) {
      assertThat(failure(signIn(revoked.text(), null))).isEqualTo(new Unauthenticated());
    }

    assertThat(ports.tables.refusals())
        .hasSize(11)
        .startsWith(expired.key().id() + " expired")
        .endsWith(revoked.key().id() + " revoked");
    ports.clock.advance(Duration.ofHours(1));
    failure(signIn(revoked.text(), null));
    assertThat(ports.tables.refusals()).hasSize(12);
  }

  @Test
  void gives_every_sign_in_another_session_and_ends_the_one_of_before() {
    IssueApiKey.Issued key = key();
    SignedIn first = signedIn(key, null);

    SignedIn second = signedIn(key, first.text().reveal());

    assertThat(second.text()).isNotEqualTo(first.text());
    assertThat(second.session().csrfToken()).isNotEqualTo(first.session().csrfToken());
    assertThat(failure(admitted(first))).isEqualTo(new Unauthenticated());
    assertThat(answer(admitted(second))).isEqualTo(second.session());
  }

  @Test
  void ends_nobodys_session_for_whoever_may_not_sign_in() {
    SignedIn first = signedIn(key(), null);

    failure(signIn(Secret.of("a key that nobody has ever issued"), first.text().reveal()));

    assertThat(answer(admitted(first))).isEqualTo(first.session());
  }

  @Test
  void ends_a_session_that_is_not_used_and_none_that_is_until_its_last_end() {
    SignedIn used = signedIn(key(), null);
    SignedIn left = signedIn(key(), null);
    for (int minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      ports.clock.advance(Duration.ofMinutes(20));
      assertThat(answer(admitted(used)).idleUntil()).isAfter(ports.clock.instant());
    }

    assertThat(failure(admitted(left))).isEqualTo(new Unauthenticated());
    ports.clock.advance(Duration.ofMinutes(20));
    assertThat(failure(admitted(used))).isEqualTo(new Unauthenticated());
  }

  @Test
  void ends_a_session_with_its_key() {
    IssueApiKey.Issued key = key();
    SignedIn signedIn = signedIn(key, null);
    key();

    answer(
        enlace.revokeApiKey.revoke(
            Principals.admin(WorkspaceId.DEFAULT, Permission.values()), key.key().id()));

    assertThat(failure(admitted(signedIn))).isEqualTo(new Unauthenticated());
  }

  @Test
  void ends_a_session_once_when_its_person_signs_out() {
    SignedIn signedIn = signedIn(key(), null);
    Principal principal = signedIn.session().principal();

    answer(signOut.signOut(principal));

    assertThat(failure(admitted(signedIn))).isEqualTo(new Unauthenticated());
    assertThat(failure(signOut.signOut(principal))).isEqualTo(new Unauthenticated());
    assertThat(failure(signOut.signOut(Principals.user("ana")))).isEqualTo(new Unauthenticated());
  }

  @Test
  void acts_for_nobody_else_by_a_session() {
    SignedIn signedIn = signedIn(key(Permission.ACT_AS), null);

    assertThat(
            violations(
                admit.admit(
                    new AdmitPanelSession.Query(
                        signedIn.text().reveal(), List.of("alice"), ORIGIN))))
        .containsExactly("Enlace-User session");
  }

  @Test
  void gives_no_key_by_a_session_what_reads_tokens() {
    Principal principal = signedIn(key(Permission.values()), null).session().principal();

    failure(enlace.issueApiKey.issue(command(principal, Permission.REVEAL_TOKENS)));
    failure(enlace.issueApiKey.issue(command(principal, Permission.REVEAL_REFRESH_TOKENS)));
    answer(enlace.issueApiKey.issue(command(principal, Permission.ACT_AS)));
  }

  @Test
  void notes_that_the_key_is_used() {
    SignedIn signedIn = signedIn(key(), null);
    answer(enlace.keyUses.flush());

    answer(admitted(signedIn));

    assertThat(answer(enlace.keyUses.flush())).isOne();
  }

  @Test
  void prints_nothing_that_opens_a_session() {
    SignedIn signedIn = signedIn(key(), null);
    String text = signedIn.text().reveal();

    assertThat(signedIn.toString()).doesNotContain(text, signedIn.session().csrfToken().reveal());
    assertThat(new AdmitPanelSession.Query(text, List.of(), ORIGIN).toString())
        .doesNotContain(text);
    assertThat(new SignIn.Command(Secret.of("sandbox-key"), text, ORIGIN).toString())
        .doesNotContain(text, "sandbox-key");
  }

  private IssueApiKey.Issued key(Permission... permissions) {
    return answer(
        enlace.issueApiKey.issue(
            command(Principals.admin(WorkspaceId.DEFAULT, Permission.values()), permissions)));
  }

  private IssueApiKey.Issued key(Instant end) {
    Principal admin = Principals.admin(WorkspaceId.DEFAULT, Permission.values());
    return answer(
        enlace.issueApiKey.issue(
            new IssueApiKey.Command(admin, "for a minute", Role.ADMIN, Set.of(), end)));
  }

  private static IssueApiKey.Command command(Principal principal, Permission... permissions) {
    return new IssueApiKey.Command(principal, "a person", Role.ADMIN, Set.of(permissions), null);
  }

  private SignedIn signedIn(IssueApiKey.Issued key, @Nullable String former) {
    return answer(signIn(key.text(), former));
  }

  private Mono<SignedIn> signIn(Secret key, @Nullable String former) {
    return signIn.signIn(new SignIn.Command(key, former, ORIGIN));
  }

  private Mono<PanelSession> admitted(SignedIn signedIn) {
    return admitted(signedIn.text().reveal());
  }

  private Mono<PanelSession> admitted(String presented) {
    return admit.admit(new AdmitPanelSession.Query(presented, List.of(), ORIGIN));
  }
}
