package dev.enlace.adapter.in.rest;

import static java.util.Arrays.asList;

import dev.enlace.adapter.in.rest.compat.CompatSettings;
import dev.enlace.adapter.in.rest.format.ToonSettings;
import dev.enlace.adapter.in.rest.proxy.ProxySettings;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.application.port.in.access.CreateWorkspace;
import dev.enlace.application.port.in.access.IssueApiKey;
import dev.enlace.application.port.in.access.ListApiKeys;
import dev.enlace.application.port.in.access.ListWorkspaces;
import dev.enlace.application.port.in.access.ReadWorkspace;
import dev.enlace.application.port.in.access.ReplaceSuccessUrls;
import dev.enlace.application.port.in.access.RevokeApiKey;
import dev.enlace.application.port.in.airtable.CallAirtable;
import dev.enlace.application.port.in.airtable.CallAirtableByToken;
import dev.enlace.application.port.in.airtable.StreamRecords;
import dev.enlace.application.port.in.airtable.WriteRecords;
import dev.enlace.application.port.in.audit.ExportAuditHead;
import dev.enlace.application.port.in.audit.ListAuditEvents;
import dev.enlace.application.port.in.audit.VerifyAudit;
import dev.enlace.application.port.in.catalog.BrowseCatalog;
import dev.enlace.application.port.in.catalog.ReadCatalogEntry;
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
import dev.enlace.application.port.in.idempotency.AnswerOnce;
import dev.enlace.application.port.in.keys.ListKeyRotations;
import dev.enlace.application.port.in.keys.ReadKeyRotation;
import dev.enlace.application.port.in.keys.StartKeyRotation;
import dev.enlace.application.port.in.message.SendMessage;
import dev.enlace.application.port.in.oauth.ApproveAuthorization;
import dev.enlace.application.port.in.oauth.CompleteOAuth;
import dev.enlace.application.port.in.oauth.ReadOAuthAttempt;
import dev.enlace.application.port.in.oauth.ReconnectConnection;
import dev.enlace.application.port.in.oauth.ShowAuthorization;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.application.port.in.proxy.PassOnCall;
import dev.enlace.application.port.in.session.AdmitConnectSession;
import dev.enlace.application.port.in.session.AdmitPanelSession;
import dev.enlace.application.port.in.session.ConnectSession;
import dev.enlace.application.port.in.session.CreateConnectSession;
import dev.enlace.application.port.in.session.DescribeConnectSession;
import dev.enlace.application.port.in.session.FinishConnectSession;
import dev.enlace.application.port.in.session.OpenConnectLink;
import dev.enlace.application.port.in.session.ReadConnectPage;
import dev.enlace.application.port.in.session.ReadLinkAncestors;
import dev.enlace.application.port.in.session.ReplaceConnectPage;
import dev.enlace.application.port.in.session.ShowConnectLink;
import dev.enlace.application.port.in.session.SignIn;
import dev.enlace.application.port.in.session.SignOut;
import dev.enlace.application.port.in.stats.ReadStats;
import dev.enlace.application.port.in.webhook.CreateWebhook;
import dev.enlace.application.port.in.webhook.DeleteWebhook;
import dev.enlace.application.port.in.webhook.ListDeliveries;
import dev.enlace.application.port.in.webhook.ListWebhooks;
import dev.enlace.application.port.in.webhook.ReadDelivery;
import dev.enlace.application.port.in.webhook.ReadWebhook;
import dev.enlace.application.port.in.webhook.ReplayDelivery;
import dev.enlace.application.port.in.webhook.RotateWebhookSecret;
import dev.enlace.application.port.in.webhook.UpdateWebhook;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.toon.Layout;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;

/** The adapter on a real server, over ports in memory. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(RestConfiguration.class)
class RestTestApplication {
  private final Ports ports = new Ports();

  @Bean
  Ports ports() {
    return ports;
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  RestSettings settings(
      @Value("${test.public-url:http://localhost:8080}") URI publicUrl,
      @Value("${test.trusted-proxies:}") List<String> trustedProxies,
      @Value("${test.anonymous-per-minute:1000000}") int anonymousPerMinute) {
    return new RestSettings(
        publicUrl,
        Set.of("localhost", "127.0.0.1", "::1"),
        trustedProxies.stream().map(Network::parse).toList(),
        Map.of("/legacy/airtable/callback", "airtable"),
        anonymousPerMinute,
        OAuthConfirmation.REQUIRED,
        URI.create("http://127.0.0.1:9090"));
  }

  @Bean
  ToonSettings toonSettings(
      @Value("${test.toon-enabled:true}") boolean enabled,
      @Value("${test.toon-layout:COMPACT}") Layout layout,
      @Value("${java.io.tmpdir}") Path folder) {
    return new ToonSettings(enabled, layout, folder);
  }

  @Bean
  CompatSettings compatSettings(
      @Value("${test.compat:true}") boolean enabled,
      @Value("${test.upstream-bearer:false}") boolean upstreamBearer,
      @Value("${test.callback-shared:false}") boolean callbackShared) {
    return new CompatSettings(enabled, upstreamBearer, "appOfTheOperator", callbackShared);
  }

  @Bean
  FindOwnConnection findOwnConnection() {
    return (principal, slug, target) ->
        ports.findOwnConnection.call(asList(principal, slug, target));
  }

  @Bean
  ShowTokens showTokens() {
    return (principal, id) -> ports.showTokens.call(asList(principal, id));
  }

  @Bean
  HandOverGrant handOverGrant() {
    return (principal, id) -> ports.handOverGrant.call(asList(principal, id));
  }

  @Bean
  Authenticate authenticate() {
    return ports.authenticate::call;
  }

  @Bean
  SendMessage sendMessage() {
    return ports.sendMessage::call;
  }

  @Bean
  AdmitPanelSession admitPanelSession() {
    return ports.admitPanelSession::call;
  }

  @Bean
  ProxySettings proxySettings() {
    return new ProxySettings(2_000_000);
  }

  @Bean
  PassOnCall passOnCall() {
    return (principal, id, call) -> ports.passOnCall.call(call);
  }

  @Bean
  SignIn signIn() {
    return ports.signIn::call;
  }

  @Bean
  SignOut signOut() {
    return ports.signOut::call;
  }

  @Bean
  AdmitConnectSession admitConnectSession() {
    return new AdmitConnectSession() {
      @Override
      public Mono<ConnectSession> admit(AdmitPanelSession.Query query) {
        return ports.admitConnectSession.call(query);
      }

      @Override
      public Mono<ConnectSession> admitToEnd(AdmitPanelSession.Query query) {
        return ports.admitConnectSession.call(query);
      }
    };
  }

  @Bean
  CreateConnectSession createConnectSession() {
    return ports.createConnectSession::call;
  }

  @Bean
  ShowConnectLink showConnectLink() {
    return ports.showConnectLink::call;
  }

  @Bean
  OpenConnectLink openConnectLink() {
    return (token, origin) -> ports.openConnectLink.call(asList(token, origin));
  }

  @Bean
  ReadLinkAncestors readLinkAncestors() {
    return ports.readLinkAncestors::call;
  }

  @Bean
  DescribeConnectSession describeConnectSession() {
    return ports.describeConnectSession::call;
  }

  @Bean
  FinishConnectSession finishConnectSession() {
    return (session, connection) -> ports.finishConnectSession.call(asList(session, connection));
  }

  @Bean
  ReadConnectPage readConnectPage() {
    return (principal, id) -> ports.readConnectPage.call(asList(principal, id));
  }

  @Bean
  ReplaceConnectPage replaceConnectPage() {
    return (principal, id, page) -> ports.replaceConnectPage.call(asList(principal, id, page));
  }

  @Bean
  AnswerOnce answerOnce() {
    return ports.answerOnce;
  }

  @Bean
  CreateWorkspace createWorkspace() {
    return ports.createWorkspace::call;
  }

  @Bean
  IssueApiKey issueApiKey() {
    return ports.issueApiKey::call;
  }

  @Bean
  ListApiKeys listApiKeys() {
    return (principal, after, limit) -> ports.listApiKeys.call(asList(principal, after, limit));
  }

  @Bean
  ListWorkspaces listWorkspaces() {
    return (principal, after, limit) -> ports.listWorkspaces.call(asList(principal, after, limit));
  }

  @Bean
  ReadWorkspace readWorkspace() {
    return (principal, id) -> ports.readWorkspace.call(asList(principal, id));
  }

  @Bean
  ReplaceSuccessUrls replaceSuccessUrls() {
    return (principal, id, urls) -> ports.replaceSuccessUrls.call(asList(principal, id, urls));
  }

  @Bean
  ListAuditEvents listAuditEvents() {
    return ports.listAuditEvents::call;
  }

  @Bean
  ExportAuditHead exportAuditHead() {
    return ports.exportAuditHead::call;
  }

  @Bean
  VerifyAudit verifyAudit() {
    return (principal, kept) -> ports.verifyAudit.call(asList(principal, kept));
  }

  @Bean
  RevokeApiKey revokeApiKey() {
    return (principal, id) -> ports.revokeApiKey.call(asList(principal, id));
  }

  @Bean
  ReadStats readStats() {
    return ports.readStats::call;
  }

  @Bean
  StartKeyRotation startKeyRotation() {
    return ports.startKeyRotation::call;
  }

  @Bean
  ReadKeyRotation readKeyRotation() {
    return (principal, id) -> ports.readKeyRotation.call(asList(principal, id));
  }

  @Bean
  ListKeyRotations listKeyRotations() {
    return (principal, before, limit) ->
        ports.listKeyRotations.call(asList(principal, before, limit));
  }

  @Bean
  BrowseCatalog browseCatalog() {
    return ports.browseCatalog::call;
  }

  @Bean
  ReadCatalogEntry readCatalogEntry() {
    return (principal, reference) -> ports.readCatalogEntry.call(reference);
  }

  @Bean
  ConfirmConnection confirmConnection() {
    return (principal, id, text) -> ports.confirmConnection.call(asList(principal, id, text));
  }

  @Bean
  CreateConnection createConnection() {
    return ports.createConnection::call;
  }

  @Bean
  Disconnect disconnect() {
    return (principal, id) -> ports.disconnect.call(asList(principal, id));
  }

  @Bean
  HandOutToken handOutToken() {
    return new HandOutPort(ports);
  }

  @Bean
  RefreshToken refreshToken() {
    return (principal, id) -> ports.refreshToken.call(asList(principal, id));
  }

  @Bean
  ListConnections listConnections() {
    return ports.listConnections::call;
  }

  @Bean
  ReadConnection readConnection() {
    return (principal, id) -> ports.readConnection.call(asList(principal, id));
  }

  @Bean
  CreateWebhook createWebhook() {
    return ports.createWebhook::call;
  }

  @Bean
  ListWebhooks listWebhooks() {
    return (principal, after, limit) -> ports.listWebhooks.call(asList(principal, after, limit));
  }

  @Bean
  ReadWebhook readWebhook() {
    return (principal, id) -> ports.readWebhook.call(asList(principal, id));
  }

  @Bean
  UpdateWebhook updateWebhook() {
    return ports.updateWebhook::call;
  }

  @Bean
  DeleteWebhook deleteWebhook() {
    return (principal, id) -> ports.deleteWebhook.call(asList(principal, id));
  }

  @Bean
  RotateWebhookSecret rotateWebhookSecret() {
    return (principal, id) -> ports.rotateWebhookSecret.call(asList(principal, id));
  }

  @Bean
  ListDeliveries listDeliveries() {
    return (principal, webhook, before, limit) ->
        ports.listDeliveries.call(asList(principal, webhook, before, limit));
  }

  @Bean
  ReadDelivery readDelivery() {
    return (principal, webhook, id) -> ports.readDelivery.call(asList(principal, webhook, id));
  }

  @Bean
  CallAirtableByToken callAirtableByToken() {
    return (token, call) -> ports.callAirtableByToken.call(asList(token, call));
  }

  @Bean
  CallAirtable callAirtable() {
    return (principal, id, call) -> ports.callAirtable.call(asList(principal, id, call));
  }

  @Bean
  WriteRecords writeRecords() {
    return (principal, id, write) -> ports.writeRecords.call(asList(principal, id, write));
  }

  @Bean
  StreamRecords streamRecords() {
    return (principal, id, table, parameters) ->
        ports
            .streamRecords
            .call(asList(principal, id, table, parameters))
            .flatMapIterable(records -> records);
  }

  @Bean
  ReplayDelivery replayDelivery() {
    return (principal, webhook, id) -> ports.replayDelivery.call(asList(principal, webhook, id));
  }

  @Bean
  ReadRecipientHistory readRecipientHistory() {
    return (principal, id, before, limit) ->
        ports.readRecipientHistory.call(asList(principal, id, before, limit));
  }

  @Bean
  ReadShares readShares() {
    return (principal, id) -> ports.readShares.call(asList(principal, id));
  }

  @Bean
  ReplaceShares replaceShares() {
    return (principal, id, shares) -> ports.replaceShares.call(asList(principal, id, shares));
  }

  @Bean
  TestConnection testConnection() {
    return (principal, id) -> ports.testConnection.call(asList(principal, id));
  }

  @Bean
  UpdateConnection updateConnection() {
    return ports.updateConnection::call;
  }

  @Bean
  ApproveAuthorization approveAuthorization() {
    return ports.approveAuthorization::call;
  }

  @Bean
  CompleteOAuth completeOAuth() {
    return ports.completeOAuth::call;
  }

  @Bean
  ReadOAuthAttempt readOAuthAttempt() {
    return (principal, id) -> ports.readOAuthAttempt.call(asList(principal, id));
  }

  @Bean
  ShowAuthorization showAuthorization() {
    return ports.showAuthorization::call;
  }

  @Bean
  ReconnectConnection reconnectConnection() {
    return ports.reconnect::call;
  }

  @Bean
  StartOAuth startOAuth() {
    return ports.startOAuth::call;
  }
}
