package dev.enlace.adapter.in.rest.access;

import dev.enlace.adapter.in.rest.access.Line.By;
import java.util.Map;
import java.util.Optional;

/**
 * Who may call which operation: one line for each {@code operationId} of the contract. What is not
 * here is not served. A session never comes to an operation that is there to answer a token, or
 * whatever a provider says to a call of the caller's own. What a caller may do with one particular
 * connection is decided further in, by its rights.
 */
final class AccessTable {
  static final Map<String, Line> LINES =
      Map.ofEntries(
          Map.entry("listAvailableConnections", Line.of(Access.READER)),
          Map.entry("getAvailableConnection", Line.forAll(Access.READER)),
          Map.entry("getFormSchema", Line.forAll(Access.READER)),
          Map.entry("startOAuth", Line.forAll(Access.MEMBER)),
          Map.entry("getOAuthAttempt", Line.of(Access.READER)),
          Map.entry("showOAuthAuthorization", Line.open()),
          Map.entry("approveOAuthAuthorization", Line.open()),
          Map.entry("completeOAuth", Line.open()),
          Map.entry("completeOAuthForProvider", Line.open()),
          Map.entry("authorizeAirtable", Line.of(Access.MEMBER)),
          Map.entry("completeAirtable", Line.openOr(Access.MEMBER)),
          Map.entry("getAirtableTokens", Line.of(Access.MEMBER)),
          Map.entry("listRecordsOfBase", Line.of(Access.MEMBER)),
          Map.entry("listConnections", Line.of(Access.READER)),
          Map.entry("createConnection", Line.forAll(Access.MEMBER)),
          Map.entry("getConnection", Line.forAll(Access.READER)),
          Map.entry("updateConnection", Line.of(Access.MEMBER)),
          Map.entry("deleteConnection", Line.of(Access.MEMBER)),
          Map.entry("testConnection", Line.forAll(Access.MEMBER)),
          Map.entry("confirmConnection", Line.of(Access.MEMBER)),
          Map.entry("reconnectConnection", Line.of(Access.MEMBER)),
          Map.entry("getConnectionToken", Line.of(Access.MEMBER, By.KEY)),
          Map.entry("refreshConnectionToken", Line.of(Access.MEMBER, By.KEY)),
          Map.entry("sendMessage", Line.of(Access.MEMBER)),
          Map.entry("proxyGet", Line.of(Access.MEMBER, By.KEY)),
          Map.entry("proxyPost", Line.of(Access.MEMBER, By.KEY)),
          Map.entry("proxyPut", Line.of(Access.MEMBER, By.KEY)),
          Map.entry("proxyPatch", Line.of(Access.MEMBER, By.KEY)),
          Map.entry("proxyDelete", Line.of(Access.MEMBER, By.KEY)),
          Map.entry("listRecipientHistory", Line.of(Access.MEMBER)),
          Map.entry("getConnectionShares", Line.of(Access.MEMBER)),
          Map.entry("replaceConnectionShares", Line.of(Access.MEMBER)),
          Map.entry("getAirtableUser", Line.of(Access.MEMBER)),
          Map.entry("listAirtableBases", Line.of(Access.MEMBER)),
          Map.entry("listAirtableTables", Line.of(Access.MEMBER)),
          Map.entry("createAirtableTable", Line.of(Access.MEMBER)),
          Map.entry("updateAirtableTable", Line.of(Access.MEMBER)),
          Map.entry("createAirtableField", Line.of(Access.MEMBER)),
          Map.entry("updateAirtableField", Line.of(Access.MEMBER)),
          Map.entry("listAirtableRecords", Line.of(Access.MEMBER)),
          Map.entry("listAirtableRecordsByPost", Line.of(Access.MEMBER)),
          Map.entry("createAirtableRecords", Line.of(Access.MEMBER)),
          Map.entry("updateAirtableRecords", Line.of(Access.MEMBER)),
          Map.entry("replaceAirtableRecords", Line.of(Access.MEMBER)),
          Map.entry("deleteAirtableRecords", Line.of(Access.MEMBER)),
          Map.entry("getAirtableRecord", Line.of(Access.MEMBER)),
          Map.entry("listAirtableComments", Line.of(Access.MEMBER)),
          Map.entry("createAirtableComment", Line.of(Access.MEMBER)),
          Map.entry("updateAirtableComment", Line.of(Access.MEMBER)),
          Map.entry("deleteAirtableComment", Line.of(Access.MEMBER)),
          Map.entry("uploadAirtableAttachment", Line.of(Access.MEMBER)),
          Map.entry("startPanelSession", Line.open()),
          Map.entry("getPanelSession", Line.of(Access.READER, By.PANEL)),
          Map.entry("endPanelSession", Line.of(Access.READER, By.PANEL)),
          Map.entry("createConnectSession", Line.of(Access.MEMBER, By.KEY)),
          Map.entry("showConnectLink", Line.open()),
          Map.entry("openConnectLink", Line.open()),
          Map.entry("getConnectSession", Line.of(Access.READER, By.CONNECT)),
          Map.entry("finishConnectSession", Line.of(Access.READER, By.CONNECT)),
          Map.entry("getConnectPage", Line.of(Access.ADMIN)),
          Map.entry("replaceConnectPage", Line.of(Access.ADMIN)),
          Map.entry("listApiKeys", Line.of(Access.ADMIN)),
          Map.entry("createApiKey", Line.of(Access.ADMIN)),
          Map.entry("revokeApiKey", Line.of(Access.ADMIN)),
          Map.entry("listKeyRotations", Line.of(Access.ADMIN)),
          Map.entry("startKeyRotation", Line.of(Access.ADMIN)),
          Map.entry("getKeyRotation", Line.of(Access.ADMIN)),
          Map.entry("listWebhooks", Line.of(Access.ADMIN)),
          Map.entry("createWebhook", Line.of(Access.ADMIN)),
          Map.entry("getWebhook", Line.of(Access.ADMIN)),
          Map.entry("updateWebhook", Line.of(Access.ADMIN)),
          Map.entry("deleteWebhook", Line.of(Access.ADMIN)),
          Map.entry("rotateWebhookSecret", Line.of(Access.ADMIN)),
          Map.entry("listDeliveries", Line.of(Access.ADMIN)),
          Map.entry("getDelivery", Line.of(Access.ADMIN)),
          Map.entry("replayDelivery", Line.of(Access.ADMIN)),
          Map.entry("listWorkspaces", Line.of(Access.INSTANCE_ADMIN)),
          Map.entry("createWorkspace", Line.of(Access.INSTANCE_ADMIN)),
          Map.entry("getWorkspace", Line.of(Access.READER)),
          Map.entry("getSuccessUrls", Line.of(Access.ADMIN)),
          Map.entry("replaceSuccessUrls", Line.of(Access.ADMIN)),
          Map.entry("listAuditEvents", Line.of(Access.ADMIN)),
          Map.entry("getAuditHead", Line.of(Access.ADMIN)),
          Map.entry("verifyAuditEvents", Line.of(Access.ADMIN)),
          Map.entry("getStats", Line.of(Access.ADMIN)),
          Map.entry("getOpenApi", Line.open()),
          Map.entry("getCatalogSchema", Line.open()),
          Map.entry("getHealth", Line.open()),
          Map.entry("getLiveness", Line.open()),
          Map.entry("getReadiness", Line.open()));

  private AccessTable() {}

  /** The line of that operation; empty if there is none. */
  static Optional<Line> of(String operationId) {
    return Optional.ofNullable(LINES.get(operationId));
  }
}
