package dev.enlace.application.usecase.oauth;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.oauth.Walks.ALICE;
import static dev.enlace.application.usecase.oauth.Walks.callback;
import static dev.enlace.application.usecase.oauth.Walks.connected;
import static dev.enlace.application.usecase.oauth.Walks.fromProvider;
import static dev.enlace.application.usecase.oauth.Walks.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.MemoryTables.Noted;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.memory.installation.SampleProviders;
import dev.enlace.application.port.in.connection.HandOutToken.Token;
import dev.enlace.application.port.in.oauth.CompleteOAuth.Outcome;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.application.port.in.oauth.StartOAuth.Started;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.token.TokenSet;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class GrantKeepingTest {
  private final MemoryEnlace enlace = new MemoryEnlace();

  @BeforeEach
  void allowTheSuccessUrl() {
    Walks.configure(enlace, null);
  }

  @Test
  void keeps_the_account_the_scopes_and_the_end_of_the_token() {
    Connection kept = walked(SampleEntries.AIRTABLE);

    assertThat(kept.owner()).isEqualTo(ALICE.user());
    assertThat(kept.account()).hasFieldOrPropertyWithValue("id", "usr-ada");
    assertThat(kept.label()).hasToString("ada@example.com");
    assertThat(kept.state()).isEqualTo(new ConnectionState.Active(MemoryPorts.BEGINNING));
    assertThat(kept.verifiedAt()).isEqualTo(MemoryPorts.BEGINNING);
    assertThat(kept.material())
        .isEqualTo(
            new Material.OAuthGrant(
                Scopes.named("data.records:read"),
                Scopes.named("data.records:read"),
                Scopes.NONE,
                "Bearer",
                MemoryPorts.BEGINNING.plus(MemoryPorts.TOKEN_LIFETIME)));
  }

  @Test
  void keeps_both_tokens_sealed_for_that_connection() {
    Connection kept = walked(SampleEntries.AIRTABLE);

    Token token = answer(enlace.connections.handOut.handOut(ALICE, kept.id(), null));
    answer(enlace.connections.disconnect.disconnect(ALICE, kept.id()));

    assertThat(token.accessToken().reveal()).isEqualTo("canary-access-token");
    assertThat(kept.toString()).doesNotContain("canary");
  }

  @Test
  void tells_that_a_connection_was_made_and_by_whom() {
    Connection kept = walked(SampleEntries.AIRTABLE);

    assertThat(enlace.ports.tables.changes())
        .singleElement()
        .extracting(Noted::connection, each -> each.change().what(), each -> each.change().actor())
        .containsExactly(kept.id(), ConnectionChange.CREATED, ALICE.actor());
  }

  @Test
  void is_called_as_the_starter_said_and_else_as_the_entry_where_no_account_is_known() {
    enlace.ports.probe.answer(token -> Mono.empty());
    StartOAuth.Command named =
        new StartOAuth.Command(
            ALICE,
            SampleEntries.AIRTABLE.id(),
            "My tables",
            Visibility.RESTRICTED,
            null,
            Walks.SUCCESS_URL,
            false);

    Connection kept = walked(answer(enlace.oauth.start.start(named)));

    assertThat(kept.label()).hasToString("My tables");
    assertThat(kept.visibility()).isEqualTo(Visibility.RESTRICTED);
    assertThat(walked(SampleEntries.AIRTABLE).label()).hasToString("The airtable");
  }

  @Test
  void loses_no_grant_because_nobody_says_whose_it_is() {
    enlace.ports.probe.answer(token ->
        Failed.with(
            new ProviderUnavailable(
                SampleEntries.AIRTABLE.details().provider(), ProviderProblem.TIMED_OUT, null)));

    Connection kept = walked(SampleEntries.AIRTABLE);

    assertThat(kept.account()).isNull();
    assertThat(kept.verifiedAt()).isNull();
    assertThat(kept.state()).isInstanceOf(ConnectionState.Active.class);
    assertThat(answer(enlace.connections.handOut.handOut(ALICE, kept.id(), null)).accessToken())
        .isEqualTo(Secret.of("canary-access-token"));
  }

  @Test
  void tells_which_scopes_are_missing() {
    granted(Scopes.named("data.records:read"));
    StartOAuth.Command both =
        new StartOAuth.Command(
            ALICE,
            SampleEntries.AIRTABLE.id(),
            null,
            Visibility.PRIVATE,
            List.of("data.records:read", "data.records:write"),
            Walks.SUCCESS_URL,
            false);

    Outcome.Connected outcome =
        connected(enlace, callback(answer(enlace.oauth.start.start(both)).state()));

    assertThat(outcome.missing()).isEqualTo(Scopes.named("data.records:write"));
    assertThat(grant(outcome.connection()).missing()).isEqualTo(Scopes.named("data.records:write"));
    assertThat(grant(outcome.connection()).granted()).isEqualTo(Scopes.named("data.records:read"));
  }

  @Test
  void knows_a_scope_under_the_other_name_that_the_provider_has_for_it() {
    granted(Scopes.named("gmail.send", SampleProviders.EMAIL_ALIAS));
    Started started = started(enlace, ALICE, SampleEntries.GMAIL);

    Outcome.Connected outcome =
        connected(enlace, fromProvider("google", started.state(), SampleProviders.GOOGLE_ISSUER));

    assertThat(outcome.missing()).isEqualTo(Scopes.NONE);
  }

  @Test
  void misses_everything_where_nothing_was_granted() {
    granted(Scopes.NONE);

    assertThat(((Material.OAuthGrant) walked(SampleEntries.AIRTABLE).material()).missing())
        .isEqualTo(Scopes.named("data.records:read"));
  }

  @Test
  void keeps_a_token_that_names_no_end_and_comes_without_a_refresh_token() {
    enlace.ports.tokens.answer(code ->
        Mono.just(new TokenSet(Secret.of("canary-only-token"), null, "bearer", null, null, null)));

    Connection kept = walked(SampleEntries.AIRTABLE);
    enlace.ports.clock.advance(Duration.ofDays(1000));

    assertThat(answer(enlace.connections.handOut.handOut(ALICE, kept.id(), null)).expiresAt())
        .isNull();
  }

  @Test
  void loses_nothing_when_the_person_closes_the_tab_while_the_provider_answers() {
    Sinks.One<TokenSet> slow = Sinks.one();
    enlace.ports.tokens.answer(code -> slow.asMono());
    Started started = started(enlace, ALICE, SampleEntries.AIRTABLE);
    Disposable tab = Walks.back(enlace, callback(started.state())).subscribe();
    assertThat(enlace.ports.tokens.exchanged()).hasSize(1);

    tab.dispose();
    slow.tryEmitValue(MemoryPorts.tokens("canary-late-token", "canary-refresh-token")).orThrow();

    AttemptStatus status = answer(enlace.oauth.readAttempt.read(ALICE, started.attempt())).status();
    assertThat(status).isInstanceOf(AttemptStatus.Completed.class);
    ConnectionId kept = ((AttemptStatus.Completed) status).connection();
    assertThat(answer(enlace.connections.handOut.handOut(ALICE, kept, null)).accessToken())
        .isEqualTo(Secret.of("canary-late-token"));
  }

  @Test
  void loses_nothing_when_the_tab_is_closed_while_the_account_is_asked_for() {
    Sinks.Empty<Account> slow = Sinks.empty();
    enlace.ports.probe.answer(token -> slow.asMono());
    Started started = started(enlace, ALICE, SampleEntries.AIRTABLE);
    Disposable tab = Walks.back(enlace, callback(started.state())).subscribe();

    tab.dispose();
    slow.tryEmitEmpty().orThrow();

    assertThat(answer(enlace.oauth.readAttempt.read(ALICE, started.attempt())).status())
        .isInstanceOf(AttemptStatus.Completed.class);
  }

  private void granted(@Nullable Scopes scopes) {
    TokenSet plain = MemoryPorts.tokens("canary-access-token", "canary-refresh-token");
    enlace.ports.tokens.answer(code ->
        Mono.just(
            new TokenSet(
                plain.accessToken(),
                plain.refreshToken(),
                plain.tokenType(),
                plain.expiresAt(),
                null,
                scopes)));
  }

  private Connection walked(CatalogEntry entry) {
    return walked(started(enlace, ALICE, entry));
  }

  private Connection walked(Started started) {
    return connection(connected(enlace, callback(started.state())).connection());
  }

  private Connection connection(ConnectionId id) {
    return answer(enlace.connections.read.read(ALICE, id)).connection();
  }

  private Material.OAuthGrant grant(ConnectionId id) {
    return (Material.OAuthGrant) connection(id).material();
  }
}
