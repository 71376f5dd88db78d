package dev.enlace.sandbox.oauth.provider;

import dev.enlace.sandbox.http.Origin;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Route;
import dev.enlace.sandbox.oauth.Access;
import dev.enlace.sandbox.oauth.Client;
import dev.enlace.sandbox.oauth.Clients;
import dev.enlace.sandbox.oauth.authorize.AuthorizationAnswers;
import dev.enlace.sandbox.oauth.authorize.AuthorizeEndpoint;
import dev.enlace.sandbox.oauth.authorize.Consent;
import dev.enlace.sandbox.oauth.ledger.Grant;
import dev.enlace.sandbox.oauth.ledger.IssuedToken;
import dev.enlace.sandbox.oauth.ledger.Ledger;
import dev.enlace.sandbox.oauth.token.ClientAuthentication;
import dev.enlace.sandbox.oauth.token.IdTokens;
import dev.enlace.sandbox.oauth.token.ResourceEndpoint;
import dev.enlace.sandbox.oauth.token.RevokeEndpoint;
import dev.enlace.sandbox.oauth.token.TokenEndpoint;
import dev.enlace.sandbox.oauth.token.TokenValues;
import dev.enlace.sandbox.people.Person;
import dev.enlace.sandbox.quirks.Quirks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One provider: its endpoints, and what it has issued. */
public final class OAuthProvider {
  private final Quirks quirks;
  private final Clock clock;
  private final Ledger ledger;
  private final Clients clients;
  private final TokenValues values;
  private final Origin origin;
  private final IdTokens idTokens;

  public OAuthProvider(
      Quirks quirks, Clients clients, Origin origin, Clock clock, IdTokens idTokens) {
    this.quirks = quirks;
    this.clients = clients;
    this.origin = origin;
    this.clock = clock;
    this.ledger = new Ledger(quirks, clock);
    this.idTokens = idTokens;
    this.values = new TokenValues(quirks, origin, clock, idTokens);
  }

  public String name() {
    return quirks.provider();
  }

  /** Every scope that there is. */
  public List<String> scopes() {
    return quirks.scopes().known();
  }

  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    AuthorizeEndpoint authorize = authorize();
    String path = quirks.authorize().path();
    routes.add(new Route("GET", path, name(), "authorize", authorize::show));
    routes.add(new Route("POST", path, name(), "consent", authorize::decide));
    ClientAuthentication authentication = new ClientAuthentication(quirks, clients);
    TokenEndpoint token = new TokenEndpoint(quirks, ledger, authentication, values);
    routes.add(new Route("POST", quirks.token().path(), name(), "token", token::answer));
    quirks
        .resources()
        .forEach(it ->
            routes.add(
                new Route(
                    it.method(),
                    it.path(),
                    name(),
                    it.name(),
                    new ResourceEndpoint(quirks, it, ledger, authentication, values)::answer)));
    quirks
        .revocations()
        .forEach(it ->
            routes.add(
                new Route(
                    it.method(),
                    it.path(),
                    name(),
                    it.name(),
                    new RevokeEndpoint(quirks, it, ledger, authentication)::answer)));
    String jwks = quirks.jwks();
    if (jwks != null) {
      routes.add(new Route("GET", jwks, name(), "jwks", it -> Reply.json(200, idTokens.jwks())));
    }
    return routes;
  }

  /** Who a token acts for and what it may do; empty if it is unknown, expired or revoked. */
  public Optional<Access> access(String token) {
    return ledger
        .live(token)
        .map(it -> new Access(it.value(), it.grant().person(), it.scopes(), personal(it)));
  }

  /** Makes a token without OAuth, as people do in a provider's settings. */
  public void plant(String token, Person person, List<String> scopes) {
    Client nobody =
        new Client(name(), PERSONAL, null, List.of(), false, PERSONAL, java.util.Set.of());
    String id = UUID.randomUUID().toString();
    ledger.plant(
        token, new Grant(id, nobody, person, scopes, List.of(), null, false, clock.instant()));
  }

  /** Lets the access tokens of a person, or of all, end now; says how many. */
  public int expire(Optional<Person> person) {
    return ledger.expireWhere(grant -> concerns(grant, person));
  }

  /** Revokes the grants of a person, or all; says how many tokens died. */
  public int revoke(Optional<Person> person) {
    return ledger.killWhere(grant -> concerns(grant, person));
  }

  private static final String PERSONAL = "personal-access-token";

  private static boolean personal(IssuedToken token) {
    return token.grant().client().id().equals(PERSONAL);
  }

  private static boolean concerns(Grant grant, Optional<Person> person) {
    return !grant.client().id().equals(PERSONAL)
        && person.filter(it -> !it.equals(grant.person())).isEmpty();
  }

  private AuthorizeEndpoint authorize() {
    Consent consent = new Consent(quirks, ledger, clock);
    AuthorizationAnswers answers = new AuthorizationAnswers(quirks, ledger, clock, origin);
    return new AuthorizeEndpoint(quirks, clients, consent, answers);
  }
}
