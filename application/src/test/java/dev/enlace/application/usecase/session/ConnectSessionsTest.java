package dev.enlace.application.usecase.session;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static dev.enlace.application.usecase.Asking.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.failure.Failure.ConnectLinkOver;
import dev.enlace.application.failure.Failure.ConnectLinkUnknown;
import dev.enlace.application.failure.Failure.ConnectionNotFound;
import dev.enlace.application.failure.Failure.InvalidState;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.OAuthUseCases;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.in.access.IssueApiKey;
import dev.enlace.application.port.in.connection.CreateConnection;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.application.port.in.session.AdmitPanelSession;
import dev.enlace.application.port.in.session.ConnectSession;
import dev.enlace.application.port.in.session.CreateConnectSession;
import dev.enlace.application.port.in.session.DescribeConnectSession.Description;
import dev.enlace.application.port.in.session.FinishConnectSession.Finished;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.application.usecase.catalog.Offers;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.ConnectPage;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ConnectSessionsTest {
  private static final String SUCCESS = "https://app.example/connected";
  private static final Origin ORIGIN = new Origin("192.0.2.7", "request-one");

  private final MemoryEnlace enlace = new MemoryEnlace(OAuthConfirmation.REQUIRED);
  private final MemoryPorts ports = enlace.ports;
  private final CatalogLookup lookup = new CatalogLookup(ports.catalog);
  private final ConnectLinks links = new ConnectLinks(ports.connectSessions);
  private final CreateConnectSession create =
      new CreateConnectSessionHandler(
          lookup,
          ports.workspaces,
          ports.connectSessions,
          new TimeOrderedIds(ports.clock, ports.entropy),
          ports.entropy);
  private final ShowConnectLinkHandler show = new ShowConnectLinkHandler(links, ports.connectPages);
  private final OpenConnectLinkHandler open =
      new OpenConnectLinkHandler(links, ports.connectSessions, ports.connectPages, ports.entropy);
  private final AdmitConnectSessionHandler admit =
      new AdmitConnectSessionHandler(ports.connectSessions);
  private final DescribeConnectSessionHandler describe =
      new DescribeConnectSessionHandler(
          ports.catalog, new Offers(ports.providers), ports.connectPages);
  private final FinishConnectSessionHandler finish =
      new FinishConnectSessionHandler(ports.connections, ports.connectSessions, ports.entropy);
  private final Map<Credential, String> texts = new HashMap<>();
  private Principal backend = Principals.user("ana");

  @BeforeEach
  void makes_a_backend_that_may_send_people_back() {
    ports.tables.put(
        new Workspace(
            WorkspaceId.DEFAULT,
            "sample",
            null,
            new SuccessUrls(List.of(SUCCESS)),
            MemoryPorts.BEGINNING,
            null));
    IssueApiKey.Issued key =
        answer(
            enlace.issueApiKey.issue(
                new IssueApiKey.Command(
                    Principals.admin(WorkspaceId.DEFAULT, Permission.values()),
                    "The Shop",
                    Role.ADMIN,
                    Set.of(Permission.values()),
                    null)));
    backend = as(key, "ana");
  }

  @Test
  void shows_whose_link_it_is_however_often_somebody_looks() {
    String token = linked(null);

    for (int looked = 0; looked < 3; looked++) {
      assertThat(answer(show.show(token)).application()).isEqualTo("The Shop");
      assertThat(answer(show.show(token)).user()).isEqualTo("ana");
    }
    assertThat(answer(open.open(token, ORIGIN)).framed()).isFalse();
  }

  @Test
  void opens_a_link_once() {
    String token = linked(null);
    answer(open.open(token, ORIGIN));

    assertThat(failure(open.open(token, ORIGIN))).isEqualTo(new ConnectLinkOver("spent"));
    assertThat(failure(show.show(token))).isEqualTo(new ConnectLinkOver("spent"));
  }

  @Test
  void opens_no_link_after_half_an_hour() {
    String token = linked(null);
    ports.clock.advance(Duration.ofMinutes(30));

    assertThat(failure(show.show(token))).isEqualTo(new ConnectLinkOver("expired"));
    assertThat(failure(open.open(token, ORIGIN))).isEqualTo(new ConnectLinkOver("expired"));
  }

  @Test
  void opens_nothing_that_is_no_link() {
    String token = linked(null);
    char last = token.charAt(token.length() - 1);

    for (String other : List.of("", "x", token.substring(1), token + "a", tampered(token, last))) {
      assertThat(failure(show.show(other))).isEqualTo(new ConnectLinkUnknown());
      assertThat(failure(open.open(other, ORIGIN))).isEqualTo(new ConnectLinkUnknown());
    }
  }

  @Test
  void makes_no_link_that_leads_to_where_nobody_may_be_sent_or_for_what_is_not_offered() {
    for (String url : List.of("https://evil.example", SUCCESS + "/", "javascript:alert(1)")) {
      assertThat(violations(create.create(command(null, url, null))))
          .containsExactly("successUrl allowed");
    }
    assertThat(violations(create.create(command(null, "//e", "x".repeat(121)))))
        .containsExactly("label max", "successUrl allowed");
    assertThat(failure(create.create(command(List.of("retired"), SUCCESS, null))))
        .isEqualTo(new CatalogEntryNotFound("retired"));
  }

  @Test
  void gives_the_person_the_rights_of_a_member_who_is_the_user_and_nothing_more() {
    ConnectSession session = opened(null);

    assertThat(session.principal().user()).isEqualTo(backend.user());
    assertThat(session.principal().role()).isEqualTo(Role.MEMBER);
    assertThat(session.principal().permissions()).isEmpty();
    assertThat(session.successUrl()).hasToString(SUCCESS);
  }

  @Test
  void offers_what_the_link_is_for_and_can_be_connected() {
    assertThat(answer(describe.describe(opened(List.of("smtp", "airtable")))).entries())
        .extracting(Slug::value)
        .containsExactly("airtable", "smtp");
    Description all = answer(describe.describe(opened(null)));
    assertThat(all.entries()).contains(SampleEntries.SMTP.slug(), SampleEntries.GMAIL.slug());
    assertThat(all.entries()).doesNotContain(SampleEntries.RETIRED.slug());
  }

  @Test
  void knows_no_entry_that_its_link_is_not_for() {
    Principal person = opened(List.of("smtp")).principal();

    answer(enlace.readCatalogEntry.read(person, "smtp"));
    assertThat(failure(enlace.readCatalogEntry.read(person, "airtable")))
        .isEqualTo(new CatalogEntryNotFound("airtable"));
    assertThat(failure(start(person)))
        .isEqualTo(new CatalogEntryNotFound(SampleEntries.AIRTABLE.id().toString()));
  }

  @Test
  void knows_no_connection_that_it_has_not_made_though_it_is_the_same_users() {
    ConnectionId other = connected(opened(null)).principalsConnection();
    ConnectSession session = opened(null);

    assertThat(failure(enlace.connections.read.read(session.principal(), other)))
        .isEqualTo(new ConnectionNotFound(other));
    assertThat(failure(finish.finish(session, other))).isEqualTo(new ConnectionNotFound(other));
    assertThat(answer(enlace.connections.read.read(backend, other)).connection().id())
        .isEqualTo(other);
  }

  @Test
  void ends_with_the_connection_and_a_confirmation_that_works_once() {
    Connected connected = connected(opened(null));
    ConnectSession session = connected.session();

    Finished finished = answer(finish.finish(session, connected.principalsConnection()));

    assertThat(finished.successUrl()).hasToString(SUCCESS);
    Secret confirmation = finished.confirmation();
    assertThat(confirmation).isNotNull();
    answer(confirm(connected.principalsConnection(), confirmation));
  }

  @Test
  void tells_its_end_again_to_who_did_not_get_the_answer_and_to_nobody_later() {
    Connected connected = connected(opened(null));
    ConnectSession session = connected.session();
    ConnectionId connection = connected.principalsConnection();
    Secret lost = answer(finish.finish(session, connection)).confirmation();
    AdmitPanelSession.Query query = query(session);
    assertThat(failure(admit.admit(query))).isEqualTo(new Unauthenticated());

    Secret again =
        answer(finish.finish(answer(admit.admitToEnd(query)), connection)).confirmation();

    assertThat(failure(finish.finish(session, null))).isEqualTo(new Unauthenticated());
    assertThat(failure(confirm(connection, lost)))
        .isEqualTo(new InvalidState(StateProblem.UNKNOWN));
    answer(confirm(connection, again));
    assertThat(answer(finish.finish(session, connection)).confirmation()).isNull();
    ports.clock.advance(Duration.ofMinutes(2).plusSeconds(1));
    assertThat(failure(admit.admitToEnd(query))).isEqualTo(new Unauthenticated());
    assertThat(failure(finish.finish(session, connection))).isEqualTo(new Unauthenticated());
  }

  @Test
  void calls_what_it_makes_as_its_link_says_unless_the_person_does() {
    Principal person = opened(null, "Of the shop").principal();

    assertThat(label(filledIn(person, null))).isEqualTo("Of the shop");
    assertThat(label(filledIn(person, "Mine"))).isEqualTo("Mine");
    assertThat(label(filledIn(opened(null).principal(), null)))
        .isEqualTo(label(filledIn(backend, null)))
        .isNotEqualTo("Of the shop");
    Connected connected = connected(opened(null, "Of the shop"));
    assertThat(label(enlace.connections.read.read(backend, connected.principalsConnection())))
        .isEqualTo("Of the shop");
  }

  private Mono<VisibleConnection> filledIn(Principal principal, @Nullable String label) {
    return enlace.connections.create.create(
        new CreateConnection.Command(
            principal,
            SampleEntries.TELEGRAM.id(),
            label,
            Visibility.PRIVATE,
            Map.of("botToken", "canary-bot-token"),
            false));
  }

  private static String label(Mono<VisibleConnection> connection) {
    return answer(connection).connection().label().value();
  }

  @Test
  void comes_back_to_the_connect_page_and_nowhere_else() {
    Principal person = opened(null).principal();
    StartOAuth.Command elsewhere =
        new StartOAuth.Command(
            person, SampleEntries.AIRTABLE.id(), null, Visibility.PRIVATE, null, SUCCESS, false);

    assertThat(violations(enlace.oauth.start.start(elsewhere)))
        .containsExactly("successUrl allowed");
    assertThat(connected(opened(null)).outcome().successUrl())
        .hasToString(OAuthUseCases.PUBLIC_URL + "/connect");
  }

  @Test
  void lets_those_frame_the_page_whom_the_workspace_names() {
    ConnectPage page = new ConnectPage("Acme", null, null, List.of("https://app.example"));
    answer(ports.connectPages.replace(WorkspaceId.DEFAULT, page, backend.actor()));
    ReadFrameAncestorsHandler ancestors =
        new ReadFrameAncestorsHandler(ports.connectSessions, ports.connectPages);
    String token = linked(null);
    assertThat(answer(show.show(token)).page()).isEqualTo(page);

    String session = answer(open.open(token, ORIGIN)).text().reveal();

    assertThat(answer(ancestors.read(session))).containsExactly("https://app.example");
    assertThat(answer(ancestors.read(null))).isEmpty();
    assertThat(answer(ancestors.read(token))).isEmpty();
    ports.clock.advance(Duration.ofMinutes(30));
    assertThat(answer(ancestors.read(session))).isEmpty();
  }

  @Test
  void lets_the_same_frame_what_is_said_about_a_link_that_is_over() {
    ConnectPage page = new ConnectPage(null, null, null, List.of("https://app.example"));
    answer(ports.connectPages.replace(WorkspaceId.DEFAULT, page, backend.actor()));
    ReadLinkAncestorsHandler ancestors =
        new ReadLinkAncestorsHandler(ports.connectSessions, ports.connectPages);
    String token = linked(null);
    String session = answer(open.open(token, ORIGIN)).text().reveal();

    assertThat(answer(ancestors.read(token))).containsExactly("https://app.example");
    ports.clock.advance(Duration.ofMinutes(30));
    assertThat(answer(ancestors.read(token))).containsExactly("https://app.example");
    char last = token.charAt(token.length() - 1);
    for (String other : List.of("", tampered(token, last), session)) {
      assertThat(answer(ancestors.read(other))).isEmpty();
    }
  }

  @Test
  void ends_without_a_connection_where_the_person_cancels() {
    ConnectSession session = opened(null);

    Finished finished = answer(finish.finish(session, null));

    assertThat(finished.successUrl()).hasToString(SUCCESS);
    assertThat(finished.connection()).isNull();
    assertThat(finished.confirmation()).isNull();
    assertThat(failure(admit.admit(query(session)))).isEqualTo(new Unauthenticated());
    assertThat(failure(start(session.principal()))).isEqualTo(new Unauthenticated());
  }

  @Test
  void asks_first_and_ends_on_a_page_of_ours_where_another_window_leads_to_the_provider() {
    ConnectSession session = opened(null);
    StartOAuth.Started started = answer(enlace.oauth.start.start(asking(session.principal())));
    assertThat(started.browser()).isNull();
    assertThat(started.authUrl().toString())
        .startsWith(OAuthUseCases.PUBLIC_URL + "/connections/oauth/authorize/");
    String ticket = started.authUrl().getPath().replaceFirst(".*/", "");
    assertThat(answer(enlace.oauth.show.show(ticket)).user()).isEqualTo("ana");
    assertThat(answer(enlace.oauth.show.show(ticket)).fromFrame()).isTrue();
    Secret browser = answer(enlace.oauth.approve.approve(ticket)).browser();

    CompleteOAuth.Outcome outcome = answer(back(started, browser.reveal()));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            CompleteOAuth.Outcome.Connected.class,
            connected -> {
              assertThat(connected.successUrl()).isNull();
              assertThat(again(session).principal().mayKnow(connected.connection().value()))
                  .isTrue();
            });
  }

  private Mono<CompleteOAuth.Outcome> back(StartOAuth.Started started, @Nullable String browser) {
    return enlace.oauth.complete.complete(
        new CompleteOAuth.Command(
            started.state(), Secret.of("canary-code"), null, null, "airtable", browser));
  }

  private static StartOAuth.Command asking(Principal principal) {
    return new StartOAuth.Command(
        principal, SampleEntries.AIRTABLE.id(), null, Visibility.PRIVATE, null, null, true);
  }

  private record Connected(ConnectSession session, CompleteOAuth.Outcome.Connected outcome) {
    ConnectionId principalsConnection() {
      return outcome.connection();
    }
  }

  /** The session as it is asked by afterwards. */
  private Connected connected(ConnectSession session) {
    StartOAuth.Started started = answer(start(session.principal()));
    Secret browser = started.browser();
    CompleteOAuth.Outcome outcome =
        answer(back(started, browser == null ? null : browser.reveal()));
    if (!(outcome instanceof CompleteOAuth.Outcome.Connected connected)) {
      throw new AssertionError(outcome);
    }
    return new Connected(again(session), connected);
  }

  private Mono<StartOAuth.Started> start(Principal person) {
    return enlace.oauth.start.start(
        new StartOAuth.Command(
            person, SampleEntries.AIRTABLE.id(), null, Visibility.PRIVATE, null, null, false));
  }

  private ConnectSession again(ConnectSession session) {
    String text = text(session);
    ConnectSession now = answer(admitted(text));
    texts.put(now.principal().credential(), text);
    return now;
  }

  private String text(ConnectSession session) {
    return texts.getOrDefault(session.principal().credential(), "");
  }

  private ConnectSession opened(@Nullable List<String> entries) {
    return opened(entries, null);
  }

  private ConnectSession opened(@Nullable List<String> entries, @Nullable String label) {
    String text = answer(open.open(linked(entries, label), ORIGIN)).text().reveal();
    ConnectSession session = answer(admitted(text));
    texts.put(session.principal().credential(), text);
    return session;
  }

  private Mono<ConnectSession> admitted(String text) {
    return admit.admit(new AdmitPanelSession.Query(text, List.of(), ORIGIN));
  }

  private AdmitPanelSession.Query query(ConnectSession session) {
    return new AdmitPanelSession.Query(text(session), List.of(), ORIGIN);
  }

  private Mono<?> confirm(ConnectionId connection, @Nullable Secret confirmation) {
    return enlace.connections.confirm.confirm(
        backend, connection, confirmation == null ? "" : confirmation.reveal());
  }

  private String linked(@Nullable List<String> entries) {
    return linked(entries, null);
  }

  private String linked(@Nullable List<String> entries, @Nullable String label) {
    return answer(create.create(command(entries, SUCCESS, label))).token().reveal();
  }

  private CreateConnectSession.Command command(
      @Nullable List<String> entries, String successUrl, @Nullable String label) {
    return new CreateConnectSession.Command(backend, entries, successUrl, label);
  }

  private static String tampered(String token, char last) {
    return token.substring(0, token.length() - 1) + (last == '0' ? '1' : '0');
  }

  private static Principal as(IssueApiKey.Issued key, String subject) {
    return new Principal(
        key.key().workspace(),
        Principals.user(subject).user(),
        key.key().id(),
        key.key().name(),
        Role.MEMBER,
        key.key().permissions(),
        ORIGIN);
  }
}
