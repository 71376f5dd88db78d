package dev.enlace.application.memory.installation;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.oauth.ApproveAuthorization;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.ReadOAuthAttempt;
import dev.enlace.application.port.in.oauth.ReconnectConnection;
import dev.enlace.application.port.in.oauth.ShowAuthorization;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.application.usecase.connection.Changes;
import dev.enlace.application.usecase.connection.ConnectionGate;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.application.usecase.connection.UpstreamGrants;
import dev.enlace.application.usecase.oauth.ApproveAuthorizationHandler;
import dev.enlace.application.usecase.oauth.AttemptStart;
import dev.enlace.application.usecase.oauth.CompleteOAuthHandler;
import dev.enlace.application.usecase.oauth.GrantExchange;
import dev.enlace.application.usecase.oauth.GrantKeeping;
import dev.enlace.application.usecase.oauth.GrantReplacement;
import dev.enlace.application.usecase.oauth.GrantSaving;
import dev.enlace.application.usecase.oauth.OAuthEntries;
import dev.enlace.application.usecase.oauth.OAuthRules;
import dev.enlace.application.usecase.oauth.ProviderAddress;
import dev.enlace.application.usecase.oauth.ReadOAuthAttemptHandler;
import dev.enlace.application.usecase.oauth.ReconnectConnectionHandler;
import dev.enlace.application.usecase.oauth.ShowAuthorizationHandler;
import dev.enlace.application.usecase.oauth.StartLimits;
import dev.enlace.application.usecase.oauth.StartOAuthHandler;
import dev.enlace.application.usecase.oauth.Tickets;
import dev.enlace.application.usecase.session.ConnectTrail;
import dev.enlace.domain.workspace.OAuthConfirmation;
import java.net.URI;

/** Walks to providers and back, over {@link MemoryPorts}. */
public final class OAuthUseCases {
  /** Where people reach this Enlace. */
  public static final URI PUBLIC_URL = URI.create("https://enlace.example");

  /** The beginning of a walk. */
  public final StartOAuth start;

  /** The beginning of another for what is there. */
  public final ReconnectConnection reconnect;

  /** The page before the provider's. */
  public final ShowAuthorization show;

  /** Its button. */
  public final ApproveAuthorization approve;

  /** The callback. */
  public final CompleteOAuth complete;

  /** How far a walk has come. */
  public final ReadOAuthAttempt readAttempt;

  OAuthUseCases(
      MemoryPorts ports, CatalogLookup lookup, TimeOrderedIds ids, OAuthConfirmation confirmation) {
    OAuthRules rules =
        new OAuthRules(
            PUBLIC_URL,
            confirmation,
            OAuthRules.LIFETIME,
            OAuthRules.STARTS_PER_USER,
            OAuthRules.STARTS_PER_KEY);
    OAuthEntries entries = new OAuthEntries(lookup, ports.providers);
    ProviderAddress address = new ProviderAddress(ports.authorization, ports.signatures, ports.box);
    Tickets tickets = new Tickets(ports.signatures, ports.attempts);
    AttemptStart starts =
        new AttemptStart(
            new StartLimits(ports.rateLimits, rules),
            entries,
            ports.workspaces,
            ports.attempts,
            new ConnectTrail(ports.connectSessions),
            address,
            ports.signatures,
            rules,
            ids,
            ports.entropy,
            ports.clock);
    start = new StartOAuthHandler(starts);
    reconnect =
        new ReconnectConnectionHandler(new ConnectionGate(ports.connections), entries, starts);
    show = new ShowAuthorizationHandler(tickets, entries);
    approve =
        new ApproveAuthorizationHandler(tickets, entries, ports.attempts, address, ports.entropy);
    complete =
        new CompleteOAuthHandler(
            tickets,
            entries,
            ports.attempts,
            new GrantExchange(ports.tokens, ports.probe, address),
            keeping(ports, ids),
            replacement(ports, lookup, ids));
    readAttempt = new ReadOAuthAttemptHandler(ports.attempts);
  }

  private static GrantReplacement replacement(
      MemoryPorts ports, CatalogLookup lookup, TimeOrderedIds ids) {
    return new GrantReplacement(
        ports.connections,
        new GrantSaving(ports.attempts, ports.connections),
        new ConnectionSecrets(ports.box),
        new UpstreamGrants(
            lookup,
            ports.providers,
            ports.revocation,
            ports.connections,
            ports.tokens,
            ports.clock),
        new Changes(ids),
        ids,
        ports.entropy,
        ports.clock);
  }

  private static GrantKeeping keeping(MemoryPorts ports, TimeOrderedIds ids) {
    return new GrantKeeping(
        ports.connections,
        new GrantSaving(ports.attempts, ports.connections),
        new ConnectionSecrets(ports.box),
        new Changes(ids),
        ids,
        ports.entropy,
        ports.clock);
  }
}
