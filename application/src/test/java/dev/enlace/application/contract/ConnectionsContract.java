package dev.enlace.application.contract;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.Viewer;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.NextAction;
import dev.enlace.domain.connection.RecipientLists;
import dev.enlace.domain.connection.RecipientPolicy;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Connections} promises of single connections. */
public abstract class ConnectionsContract extends ConnectionsSetting {
  @Test
  void finds_a_grant_and_its_tokens_as_they_were_added() {
    Connection grant = SampleConnections.grant(id, ana);
    SealedSecrets secrets = Samples.sealed(4, Material.ACCESS_TOKEN, Material.REFRESH_TOKEN);

    assertThat(added(grant, secrets)).isEqualTo(grant);

    assertStored(grant.id(), grant, secrets);
  }

  @Test
  void finds_a_grant_of_which_little_is_known() {
    Connection known = SampleConnections.grant(id, ana, SampleEntries.AIRTABLE, null);
    Material unsure =
        new Material.OAuthGrant(Scopes.NONE, Scopes.NONE, Scopes.NONE, "bearer", null);
    Connection grant = SampleConnections.edited(known, "x", unsure);
    SealedSecrets secrets = Samples.sealed(1, Material.ACCESS_TOKEN);
    added(grant, secrets);

    assertStored(grant.id(), grant, secrets);
  }

  @Test
  void finds_credentials_with_every_type_of_value() {
    Connection credentials = SampleConnections.credentials(id, ana);
    SealedSecrets secrets = Samples.sealed(2, "password");
    added(credentials, secrets);

    assertStored(credentials.id(), credentials, secrets);
  }

  @Test
  void finds_nothing_that_is_unknown_or_in_another_workspace() {
    Connection connection = added(SampleConnections.grant(id, ana));
    Viewer elsewhere = new Viewer(new WorkspaceId(Samples.id()), ana.id(), true);

    assertThat(stored(new ConnectionId(Samples.id()))).isEmpty();
    assertThat(found(connections().find(connection.id(), elsewhere))).isEmpty();
  }

  @Test
  void keeps_every_state_with_its_reason() {
    Instant since = Samples.now().minusSeconds(60);
    List<ConnectionState> states =
        List.of(
            new ConnectionState.Pending(since),
            new ConnectionState.Active(since),
            new ConnectionState.Degraded(since, "smtp_greylisted", NextAction.WAIT),
            new ConnectionState.Degraded(since, "quota", NextAction.CONTACT_ADMIN),
            new ConnectionState.Degraded(since, "unsure", NextAction.NONE),
            new ConnectionState.NeedsReauth(since, "invalid_grant"),
            new ConnectionState.Revoked(since));

    for (ConnectionState state : states) {
      Connection connection = added(SampleConnections.grant(id, ana).in(state));
      assertThat(stored(connection.id()).orElseThrow().connection()).isEqualTo(connection);
    }
  }

  @Test
  void replaces_a_connection_and_keeps_its_secrets_where_none_are_given() {
    Connection before = SampleConnections.credentials(id, ana);
    SealedSecrets secrets = secretsOf(before);
    added(before, secrets);
    Connection after = SampleConnections.edited(before, "renamed", before.material());

    assertThat(found(connections().replace(after, before.version(), null, updated())))
        .contains(after);

    assertStored(before.id(), after, secrets);
  }

  @Test
  void replaces_a_connection_together_with_its_secrets() {
    Connection before = added(SampleConnections.grant(id, ana));
    Material regranted =
        new Material.OAuthGrant(
            Scopes.named("a"), Scopes.named("a"), Scopes.NONE, "DPoP", Samples.now());
    Connection after = SampleConnections.edited(before, "regranted", regranted);
    SealedSecrets secrets = Samples.sealed(9, Material.ACCESS_TOKEN);

    assertThat(found(connections().replace(after, before.version(), secrets, updated())))
        .contains(after);

    assertStored(before.id(), after, secrets);
  }

  @Test
  void replaces_nothing_at_another_version() {
    Connection connection = added(SampleConnections.grant(id, ana));
    Connection after = SampleConnections.edited(connection, "late", connection.material());
    Version other = after.version();

    assertThat(found(connections().replace(after, other, null, updated()))).isEmpty();
    assertThat(found(connections().replace(after, other, secretsOf(after), updated()))).isEmpty();

    assertThat(stored(connection.id()).orElseThrow().connection()).isEqualTo(connection);
  }

  @Test
  void lets_one_of_many_simultaneous_edits_through() {
    Connection before = added(SampleConnections.grant(id, ana));
    Connection after = SampleConnections.edited(before, "mine", before.material());

    assertThat(atOnce(30, () -> connections().replace(after, before.version(), null, updated())))
        .hasSize(1);
  }

  @Test
  void removes_a_connection_once() {
    Connection connection = added(SampleConnections.grant(id, ana));
    Change deleted = Samples.change(ConnectionChange.DELETED, ana);

    assertThat(found(connections().remove(connection, deleted))).contains(connection.id());
    assertThat(found(connections().remove(connection, Samples.change(deleted.what(), ana))))
        .isEmpty();

    assertThat(stored(connection.id())).isEmpty();
    assertThat(found(connections().replace(connection, connection.version(), null, updated())))
        .isEmpty();
  }

  @Test
  void counts_other_connections_on_the_same_account_of_the_provider_in_every_workspace() {
    Account account = new Account("acc-" + Samples.id(), "ana@x.test");
    long unnamed = others(account, "google", new ConnectionId(Samples.id()));
    Workspace elsewhere = Samples.workspace();
    makeWorkspace(elsewhere);
    Connection mail = added(SampleConnections.grant(id, ana, SampleEntries.GMAIL, account));
    added(SampleConnections.grant(id, berta, SampleEntries.SHEETS, account));
    added(
        SampleConnections.grant(
            elsewhere.id(), Samples.user(elsewhere.id()), SampleEntries.GMAIL, account));
    added(SampleConnections.grant(id, ana, SampleEntries.AIRTABLE, account));
    added(SampleConnections.credentials(id, ana));

    assertThat(others(account, "google", mail.id())).isEqualTo(unnamed + 2);
    assertThat(others(account, "smtp", mail.id())).isZero();
  }

  @Test
  void counts_those_whose_account_is_not_known() {
    Account account = new Account("acc-" + Samples.id(), "ana@x.test");
    long before = others(account, "google", new ConnectionId(Samples.id()));
    Connection unnamed = added(SampleConnections.grant(id, ana, SampleEntries.GMAIL, null));

    assertThat(others(account, "google", new ConnectionId(Samples.id()))).isEqualTo(before + 1);
    assertThat(others(account, "google", unnamed.id())).isEqualTo(before);
  }

  @Test
  void counts_none_that_is_dead() {
    Account account = new Account("acc-" + Samples.id(), "ana@x.test");
    ConnectionId none = new ConnectionId(Samples.id());
    long before = others(account, "google", none);
    Connection grant = SampleConnections.grant(id, ana, SampleEntries.GMAIL, account);
    added(grant.in(new ConnectionState.NeedsReauth(Samples.now(), "invalid_grant")));

    assertThat(others(account, "google", none)).isEqualTo(before);
  }

  @Test
  void keeps_whom_a_grant_may_write_to() {
    Connection grant = SampleConnections.listed(SampleConnections.grant(id, ana));
    SealedSecrets secrets = secretsOf(grant);
    added(grant, secrets);

    assertStored(grant.id(), grant, secrets);

    Connection open =
        SampleConnections.edited(
            grant, "x", ((Material.OAuthGrant) grant.material()).setTo(FormValues.NONE));
    found(connections().replace(open, grant.version(), null, updated()));

    assertStored(grant.id(), open, secrets);
  }

  @Test
  void keeps_lists_with_the_version_and_the_person_that_set_them_as_long_as_the_connection() {
    Connection first = SampleConnections.credentials(id, ana);
    RecipientPolicy lists = first.material().recipients();
    Change created =
        Samples.change(ConnectionChange.CREATED, ana).setting(lists, Map.of("recipients", 2));
    answer(connections().add(first, secretsOf(first), created));
    Connection second = SampleConnections.edited(first, "x", first.material());
    found(connections().replace(second, first.version(), null, updated()));
    Connection third = SampleConnections.edited(second, "y", second.material());
    found(
        connections()
            .replace(
                third,
                second.version(),
                null,
                updated().setting(RecipientPolicy.OPEN, Map.of("recipients", 0))));
    found(
        connections()
            .replace(
                third, second.version(), null, updated().setting(lists, Map.of("recipients", 9))));

    assertThat(history(first, null, 5))
        .extracting(RecipientLists::version, RecipientLists::policy, RecipientLists::setBy)
        .containsExactly(
            tuple(third.version(), RecipientPolicy.OPEN, ana), tuple(first.version(), lists, ana));
    assertThat(history(first, null, 0)).as("one more than the limit").hasSize(1);
    assertThat(history(first, third.version(), 5))
        .extracting(RecipientLists::version)
        .containsExactly(first.version());
    assertThat(history(first, first.version(), 5)).isEmpty();
    assertThat(Duration.between(history(first, null, 0).getFirst().setAt(), Samples.now()).abs())
        .isLessThan(Duration.ofMinutes(1));

    answer(connections().remove(third, Samples.change(ConnectionChange.DELETED, ana)));
    assertThat(history(first, null, 5)).isEmpty();
  }

  private List<RecipientLists> history(Connection connection, @Nullable Version before, int limit) {
    return answer(stores().recipients().page(connection, before, limit).collectList());
  }

  private long others(Account account, String provider, ConnectionId except) {
    return answer(connections().othersOn(account, new ProviderId(provider), except));
  }

  private Change updated() {
    return Samples.change(ConnectionChange.UPDATED, ana);
  }

  private void assertStored(ConnectionId connection, Connection expected, SealedSecrets secrets) {
    Stored stored = stored(connection).orElseThrow();
    assertThat(stored.connection()).isEqualTo(expected);
    assertThat(stored.shared()).isFalse();
    assertThat(stored.secrets()).isEqualTo(secrets);
    assertThat(Duration.between(stored.readAt(), Samples.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }
}
