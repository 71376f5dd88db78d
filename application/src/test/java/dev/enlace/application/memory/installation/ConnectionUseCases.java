package dev.enlace.application.memory.installation;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.memory.MemoryHandOuts;
import dev.enlace.application.port.in.connection.ConfirmConnection;
import dev.enlace.application.port.in.connection.CreateConnection;
import dev.enlace.application.port.in.connection.Disconnect;
import dev.enlace.application.port.in.connection.FindOwnConnection;
import dev.enlace.application.port.in.connection.HandOutToken;
import dev.enlace.application.port.in.connection.HandOverGrant;
import dev.enlace.application.port.in.connection.ListConnections;
import dev.enlace.application.port.in.connection.ReadConnection;
import dev.enlace.application.port.in.connection.ReadRecipientHistory;
import dev.enlace.application.port.in.connection.ReadShares;
import dev.enlace.application.port.in.connection.RefreshToken;
import dev.enlace.application.port.in.connection.ReplaceShares;
import dev.enlace.application.port.in.connection.ShowTokens;
import dev.enlace.application.port.in.connection.TestConnection;
import dev.enlace.application.port.in.connection.UpdateConnection;
import dev.enlace.application.port.in.message.SendMessage;
import dev.enlace.application.usecase.access.KeyUses;
import dev.enlace.application.usecase.acting.ActingToken;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.application.usecase.connection.Changes;
import dev.enlace.application.usecase.connection.ConfirmConnectionHandler;
import dev.enlace.application.usecase.connection.ConnectionGate;
import dev.enlace.application.usecase.connection.ConnectionSecrets;
import dev.enlace.application.usecase.connection.CreateConnectionHandler;
import dev.enlace.application.usecase.connection.CredentialEdits;
import dev.enlace.application.usecase.connection.CredentialForms;
import dev.enlace.application.usecase.connection.DisconnectHandler;
import dev.enlace.application.usecase.connection.FindOwnConnectionHandler;
import dev.enlace.application.usecase.connection.GrantSettings;
import dev.enlace.application.usecase.connection.ListConnectionsHandler;
import dev.enlace.application.usecase.connection.ReadConnectionHandler;
import dev.enlace.application.usecase.connection.ReadRecipientHistoryHandler;
import dev.enlace.application.usecase.connection.ReadSharesHandler;
import dev.enlace.application.usecase.connection.ReplaceSharesHandler;
import dev.enlace.application.usecase.connection.UpdateConnectionHandler;
import dev.enlace.application.usecase.connection.UpstreamGrants;
import dev.enlace.application.usecase.health.Checkup;
import dev.enlace.application.usecase.health.ConnectionTrial;
import dev.enlace.application.usecase.health.TestConnectionHandler;
import dev.enlace.application.usecase.message.Accounts;
import dev.enlace.application.usecase.message.ChatWay;
import dev.enlace.application.usecase.message.GmailWay;
import dev.enlace.application.usecase.message.LastLook;
import dev.enlace.application.usecase.message.MailWay;
import dev.enlace.application.usecase.message.SendMessageHandler;
import dev.enlace.application.usecase.message.Ways;
import dev.enlace.application.usecase.session.ConnectTrail;
import dev.enlace.application.usecase.token.ConnectionUses;
import dev.enlace.application.usecase.token.HandOutLog;
import dev.enlace.application.usecase.token.HandOutTokenHandler;
import dev.enlace.application.usecase.token.HandOverGrantHandler;
import dev.enlace.application.usecase.token.ProviderTurn;
import dev.enlace.application.usecase.token.RefreshCall;
import dev.enlace.application.usecase.token.RefreshFigures;
import dev.enlace.application.usecase.token.RefreshRound;
import dev.enlace.application.usecase.token.RefreshTokenHandler;
import dev.enlace.application.usecase.token.RenewedTokens;
import dev.enlace.application.usecase.token.ShowTokensHandler;
import dev.enlace.application.usecase.token.TokenGate;
import dev.enlace.application.usecase.token.TokenRefresher;
import dev.enlace.application.usecase.token.WorkingToken;
import dev.enlace.application.usecase.upkeep.Care;
import dev.enlace.application.usecase.upkeep.UpkeepRound;

/** What is done with connections, over {@link MemoryPorts}. */
public final class ConnectionUseCases {
  /** Who was handed which token. */
  public final HandOutLog handOutLog;

  /** How refreshes ended. */
  public final RefreshFigures refreshFigures;

  /** By a form. */
  public final CreateConnection create;

  /** Edits. */
  public final UpdateConnection update;

  /** The starter's word. */
  public final ConfirmConnection confirm;

  /** Trials. */
  public final TestConnection test;

  /** Ends. */
  public final Disconnect disconnect;

  /** Raw tokens. */
  public final HandOutToken handOut;

  /** Tokens lent to calls. */
  public final ActingToken acting;

  /** Messages. */
  public final SendMessage messages;

  /** Raw tokens, renewed. */
  public final RefreshToken refresh;

  /** What may be seen of a grant. */
  public final ShowTokens showTokens;

  /** Grants that somebody else refreshes from then on. */
  public final HandOverGrant handOver;

  /** Which is meant. */
  public final FindOwnConnection findOwn;

  /** What was used lately. */
  public final ConnectionUses uses;

  /** Who refreshes. */
  public final TokenRefresher refresher;

  /** What connections need. */
  public final Care care;

  /** What is done without anybody asking. */
  public final UpkeepRound upkeep;

  /** Many. */
  public final ListConnections list;

  /** One. */
  public final ReadConnection read;

  /** Whom it is shared with. */
  public final ReadShares readShares;

  /** Whom it might write to. */
  public final ReadRecipientHistory recipients;

  /** Whom it is to be shared with. */
  public final ReplaceShares replaceShares;

  ConnectionUseCases(MemoryPorts ports, CatalogLookup lookup, TimeOrderedIds ids, KeyUses keyUses) {
    Changes changes = new Changes(ids);
    ConnectionGate gate = new ConnectionGate(ports.connections);
    ConnectionSecrets secrets = new ConnectionSecrets(ports.box);
    CredentialForms forms = new CredentialForms(lookup);
    UpstreamGrants grants =
        new UpstreamGrants(
            lookup,
            ports.providers,
            ports.revocation,
            ports.connections,
            ports.tokens,
            ports.clock);
    create =
        new CreateConnectionHandler(
            forms,
            ports.credentials,
            ports.connections,
            secrets,
            new ConnectTrail(ports.connectSessions),
            changes,
            ids,
            ports.clock);
    update =
        new UpdateConnectionHandler(
            gate,
            new CredentialEdits(forms, ports.credentials, secrets),
            new GrantSettings(lookup),
            ports.connections,
            changes,
            ports.clock);
    confirm = new ConfirmConnectionHandler(gate, ports.connections, changes, ports.clock);
    disconnect = new DisconnectHandler(gate, ports.connections, secrets, grants, changes);
    refreshFigures = new RefreshFigures(ports.refreshTallies);
    handOutLog = new HandOutLog(ports.handOutLines, ids, ports.clock);
    TokenGate tokens = new TokenGate(gate);
    refresher =
        new TokenRefresher(
            new RefreshRound(
                ports.refreshes,
                secrets,
                grants,
                new ProviderTurn(
                    ports.refreshes,
                    new RefreshCall(ports.tokens, refreshFigures),
                    new RenewedTokens(ports.refreshes, secrets, grants, changes, ports.clock),
                    changes,
                    ports.clock),
                ids));
    uses = new ConnectionUses(ports.upkeep);
    WorkingToken working = new WorkingToken(secrets, refresher, uses);
    ConnectionTrial trial =
        new ConnectionTrial(
            secrets, forms, ports.credentials, working, refresher, grants, ports.probe);
    Checkup checkup = new Checkup(trial, ports.connections, ports.upkeep, changes, ports.clock);
    test = new TestConnectionHandler(gate, checkup);
    care = new Care(grants, refresher, ports.connections, checkup, ports.clock);
    upkeep = new UpkeepRound(ports.upkeep, care);
    handOut =
        new HandOutTokenHandler(
            tokens,
            working,
            new MemoryHandOuts(ports.apiKeys, ports.connections),
            keyUses,
            handOutLog);
    acting = new ActingToken(gate, working, refresher, grants, handOutLog);
    Accounts accounts = new Accounts(secrets, forms, uses);
    LastLook last = new LastLook(gate);
    messages =
        new SendMessageHandler(
            gate,
            new Ways(
                lookup,
                new MailWay(accounts, last, ports.delivery, ids),
                new ChatWay(accounts, last, ports.delivery),
                new GmailWay(acting, last, ports.delivery, ids)),
            checkup,
            ports.sentMessages,
            ports.clock);
    refresh = new RefreshTokenHandler(tokens, refresher, handOutLog);
    showTokens = new ShowTokensHandler(gate, working, handOutLog);
    handOver =
        new HandOverGrantHandler(
            tokens,
            working,
            ports.refreshes,
            secrets,
            grants,
            changes,
            handOutLog,
            ids,
            ports.clock);
    findOwn = new FindOwnConnectionHandler(ports.connections);
    list = new ListConnectionsHandler(ports.connections);
    read = new ReadConnectionHandler(gate);
    readShares = new ReadSharesHandler(gate, ports.connections);
    recipients = new ReadRecipientHistoryHandler(gate, ports.recipients);
    replaceShares = new ReplaceSharesHandler(gate, ports.connections, changes);
  }
}
