package dev.enlace.adapter.in.rest;

import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.in.access.CreateWorkspace;
import dev.enlace.application.port.in.access.IssueApiKey;
import dev.enlace.application.port.in.airtable.WriteRecords;
import dev.enlace.application.port.in.audit.ListAuditEvents;
import dev.enlace.application.port.in.audit.VerifyAudit;
import dev.enlace.application.port.in.catalog.BrowseCatalog;
import dev.enlace.application.port.in.catalog.OfferedEntry;
import dev.enlace.application.port.in.connection.CreateConnection;
import dev.enlace.application.port.in.connection.Disconnect;
import dev.enlace.application.port.in.connection.HandOutToken;
import dev.enlace.application.port.in.connection.ListConnections;
import dev.enlace.application.port.in.connection.ShowTokens;
import dev.enlace.application.port.in.connection.TestConnection;
import dev.enlace.application.port.in.connection.UpdateConnection;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.application.port.in.keys.StartKeyRotation;
import dev.enlace.application.port.in.message.SendMessage;
import dev.enlace.application.port.in.oauth.ApproveAuthorization;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.ReconnectConnection;
import dev.enlace.application.port.in.oauth.ShowAuthorization;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.application.port.in.proxy.PassOnCall;
import dev.enlace.application.port.in.session.AdmitPanelSession;
import dev.enlace.application.port.in.session.ConnectSession;
import dev.enlace.application.port.in.session.CreateConnectSession;
import dev.enlace.application.port.in.session.DescribeConnectSession;
import dev.enlace.application.port.in.session.FinishConnectSession;
import dev.enlace.application.port.in.session.OpenConnectLink;
import dev.enlace.application.port.in.session.PanelSession;
import dev.enlace.application.port.in.session.ShowConnectLink;
import dev.enlace.application.port.in.session.SignIn;
import dev.enlace.application.port.in.webhook.CreateWebhook;
import dev.enlace.application.port.in.webhook.RotateWebhookSecret;
import dev.enlace.application.port.in.webhook.UpdateWebhook;
import dev.enlace.domain.audit.SealedEvent;
import dev.enlace.domain.audit.SignedPlace;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.RecipientLists;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationId;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.SessionId;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.stats.Stats;
import dev.enlace.domain.workspace.ConnectPage;
import dev.enlace.domain.workspace.Workspace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All in-ports in memory; questions of several parts are kept as lists of them. */
final class Ports {
  final Port<Authenticate.Query, Principal> authenticate = new Port<>();
  final Port<CreateWorkspace.Command, CreateWorkspace.Created> createWorkspace = new Port<>();
  final Port<IssueApiKey.Command, IssueApiKey.Issued> issueApiKey = new Port<>();
  final Port<List<@Nullable Object>, Page<ApiKey>> listApiKeys = new Port<>();
  final Port<List<@Nullable Object>, Page<Workspace>> listWorkspaces = new Port<>();
  final Port<List<@Nullable Object>, Workspace> readWorkspace = new Port<>();
  final Port<List<@Nullable Object>, Workspace> replaceSuccessUrls = new Port<>();
  final Port<List<@Nullable Object>, ApiKeyId> revokeApiKey = new Port<>();
  final Port<ListAuditEvents.Query, Page<SealedEvent>> listAuditEvents = new Port<>();
  final Port<Principal, SignedPlace> exportAuditHead = new Port<>();
  final Port<List<@Nullable Object>, VerifyAudit.Proof> verifyAudit = new Port<>();
  final Port<Principal, Stats> readStats = new Port<>();
  final Port<StartKeyRotation.Command, KeyRotation> startKeyRotation = new Port<>();
  final Port<List<@Nullable Object>, KeyRotation> readKeyRotation = new Port<>();
  final Port<List<@Nullable Object>, Page<KeyRotation>> listKeyRotations = new Port<>();
  final Port<BrowseCatalog.Query, Page<OfferedEntry>> browseCatalog = new Port<>();
  final Port<String, OfferedEntry> readCatalogEntry = new Port<>();
  final Port<List<@Nullable Object>, VisibleConnection> confirmConnection = new Port<>();
  final Port<CreateConnection.Command, VisibleConnection> createConnection = new Port<>();
  final Port<List<@Nullable Object>, Disconnect.Disconnected> disconnect = new Port<>();
  final Port<List<@Nullable Object>, HandOutToken.Token> handOutToken = new Port<>();
  final Port<List<@Nullable Object>, HandOutToken.Token> refreshToken = new Port<>();
  final Port<PassOnCall.Call, PassOnCall.Passed> passOnCall = new Port<>();
  final Port<ReconnectConnection.Command, StartOAuth.Started> reconnect = new Port<>();
  final Port<List<@Nullable Object>, ConnectionId> findOwnConnection = new Port<>();
  final Port<List<@Nullable Object>, ShowTokens.Shown> showTokens = new Port<>();
  final Port<List<@Nullable Object>, ShowTokens.Shown> handOverGrant = new Port<>();
  final Port<ListConnections.Query, Page<VisibleConnection>> listConnections = new Port<>();
  final Port<List<@Nullable Object>, VisibleConnection> readConnection = new Port<>();
  final Port<List<@Nullable Object>, Page<RecipientLists>> readRecipientHistory = new Port<>();
  final Port<List<@Nullable Object>, Shares> readShares = new Port<>();
  final Port<List<@Nullable Object>, Shares> replaceShares = new Port<>();
  final Port<List<@Nullable Object>, TestConnection.Result> testConnection = new Port<>();
  final Port<SendMessage.Command, SendMessage.Sent> sendMessage = new Port<>();
  final Port<UpdateConnection.Command, VisibleConnection> updateConnection = new Port<>();
  final Port<String, ApproveAuthorization.Approved> approveAuthorization = new Port<>();
  final Port<CompleteOAuth.Command, CompleteOAuth.Outcome> completeOAuth = new Port<>();
  final Port<List<@Nullable Object>, OAuthAttempt> readOAuthAttempt = new Port<>();
  final Port<String, ShowAuthorization.Authorization> showAuthorization = new Port<>();
  final Port<StartOAuth.Command, StartOAuth.Started> startOAuth = new Port<>();

  final Port<List<@Nullable Object>, Map<String, Object>> callAirtable = new Port<>();
  final Port<List<@Nullable Object>, Map<String, Object>> callAirtableByToken = new Port<>();
  final Port<List<@Nullable Object>, List<WriteRecords.Written>> writeRecords = new Port<>();
  final Port<List<@Nullable Object>, List<Map<String, Object>>> streamRecords = new Port<>();

  final Port<CreateWebhook.Command, CreateWebhook.Created> createWebhook = new Port<>();
  final Port<List<@Nullable Object>, Page<Destination>> listWebhooks = new Port<>();
  final Port<List<@Nullable Object>, Destination> readWebhook = new Port<>();
  final Port<UpdateWebhook.Command, Destination> updateWebhook = new Port<>();
  final Port<List<@Nullable Object>, DestinationId> deleteWebhook = new Port<>();
  final Port<List<@Nullable Object>, RotateWebhookSecret.Rotated> rotateWebhookSecret =
      new Port<>();
  final Port<List<@Nullable Object>, Page<Delivery>> listDeliveries = new Port<>();
  final Port<List<@Nullable Object>, Delivery> readDelivery = new Port<>();
  final Port<List<@Nullable Object>, Delivery> replayDelivery = new Port<>();
  final Port<AdmitPanelSession.Query, PanelSession> admitPanelSession = new Port<>();
  final Port<SignIn.Command, SignIn.SignedIn> signIn = new Port<>();
  final Port<Principal, SessionId> signOut = new Port<>();
  final Port<AdmitPanelSession.Query, ConnectSession> admitConnectSession = new Port<>();
  final Port<CreateConnectSession.Command, CreateConnectSession.Created> createConnectSession =
      new Port<>();
  final Port<String, ShowConnectLink.Shown> showConnectLink = new Port<>();
  final Port<List<@Nullable Object>, OpenConnectLink.Opened> openConnectLink = new Port<>();
  final Port<String, List<String>> readLinkAncestors = new Port<>();
  final Port<ConnectSession, DescribeConnectSession.Description> describeConnectSession =
      new Port<>();
  final Port<List<@Nullable Object>, FinishConnectSession.Finished> finishConnectSession =
      new Port<>();
  final Port<List<@Nullable Object>, ConnectPage> readConnectPage = new Port<>();
  final Port<List<@Nullable Object>, ConnectPage> replaceConnectPage = new Port<>();
  final RememberedAnswers answerOnce = new RememberedAnswers();

  void reset() {
    answerOnce.reset();
    List.of(
            callAirtable,
            callAirtableByToken,
            writeRecords,
            streamRecords,
            createWebhook,
            listWebhooks,
            readWebhook,
            updateWebhook,
            deleteWebhook,
            rotateWebhookSecret,
            listDeliveries,
            readDelivery,
            replayDelivery,
            signIn,
            signOut,
            createConnectSession,
            showConnectLink,
            openConnectLink,
            readLinkAncestors,
            describeConnectSession,
            finishConnectSession,
            readConnectPage,
            replaceConnectPage,
            createWorkspace,
            issueApiKey,
            listApiKeys,
            listWorkspaces,
            readWorkspace,
            replaceSuccessUrls,
            revokeApiKey,
            listAuditEvents,
            exportAuditHead,
            verifyAudit,
            readStats,
            startKeyRotation,
            readKeyRotation,
            listKeyRotations,
            browseCatalog,
            readCatalogEntry,
            confirmConnection,
            createConnection,
            disconnect,
            handOutToken,
            refreshToken,
            findOwnConnection,
            showTokens,
            handOverGrant,
            passOnCall,
            listConnections,
            readConnection,
            readRecipientHistory,
            readShares,
            replaceShares,
            testConnection,
            sendMessage,
            updateConnection,
            approveAuthorization,
            completeOAuth,
            readOAuthAttempt,
            reconnect,
            showAuthorization,
            startOAuth)
        .forEach(Port::reset);
    authenticate.reset();
    authenticate.answersBy(Keys::authenticate);
    admitPanelSession.reset();
    admitPanelSession.answersBy(Visitors::admit);
    admitConnectSession.reset();
    admitConnectSession.answersBy(Visitors::admitByLink);
  }
}
