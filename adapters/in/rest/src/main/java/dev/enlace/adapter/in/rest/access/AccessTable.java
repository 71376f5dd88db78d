package dev.enlace.adapter.in.rest.access;

import java.util.Map;
import java.util.Optional;

/**
 * Who may call which operation: one line for each {@code operationId} of the contract. What is not
 * here is not served. What a caller may do with one particular connection is decided further in, by
 * its rights.
 */
final class AccessTable {
  static final Map<String, Access> LINES =
      Map.ofEntries(
          Map.entry("listAvailableConnections", Access.READER),
          Map.entry("getAvailableConnection", Access.READER),
          Map.entry("getFormSchema", Access.READER),
          Map.entry("startOAuth", Access.MEMBER),
          Map.entry("getOAuthAttempt", Access.READER),
          Map.entry("showOAuthAuthorization", Access.PUBLIC),
          Map.entry("approveOAuthAuthorization", Access.PUBLIC),
          Map.entry("completeOAuth", Access.PUBLIC),
          Map.entry("completeOAuthForProvider", Access.PUBLIC),
          Map.entry("listConnections", Access.READER),
          Map.entry("createConnection", Access.MEMBER),
          Map.entry("getConnection", Access.READER),
          Map.entry("updateConnection", Access.MEMBER),
          Map.entry("deleteConnection", Access.MEMBER),
          Map.entry("testConnection", Access.MEMBER),
          Map.entry("confirmConnection", Access.MEMBER),
          Map.entry("reconnectConnection", Access.MEMBER),
          Map.entry("getConnectionToken", Access.MEMBER),
          Map.entry("refreshConnectionToken", Access.MEMBER),
          Map.entry("getConnectionShares", Access.MEMBER),
          Map.entry("replaceConnectionShares", Access.MEMBER),
          Map.entry("listApiKeys", Access.ADMIN),
          Map.entry("createApiKey", Access.ADMIN),
          Map.entry("revokeApiKey", Access.ADMIN),
          Map.entry("listKeyRotations", Access.ADMIN),
          Map.entry("startKeyRotation", Access.ADMIN),
          Map.entry("getKeyRotation", Access.ADMIN),
          Map.entry("listWebhooks", Access.ADMIN),
          Map.entry("createWebhook", Access.ADMIN),
          Map.entry("getWebhook", Access.ADMIN),
          Map.entry("updateWebhook", Access.ADMIN),
          Map.entry("deleteWebhook", Access.ADMIN),
          Map.entry("rotateWebhookSecret", Access.ADMIN),
          Map.entry("listDeliveries", Access.ADMIN),
          Map.entry("getDelivery", Access.ADMIN),
          Map.entry("replayDelivery", Access.ADMIN),
          Map.entry("listWorkspaces", Access.INSTANCE_ADMIN),
          Map.entry("createWorkspace", Access.INSTANCE_ADMIN),
          Map.entry("getWorkspace", Access.READER),
          Map.entry("getSuccessUrls", Access.ADMIN),
          Map.entry("replaceSuccessUrls", Access.ADMIN),
          Map.entry("listAuditEvents", Access.ADMIN),
          Map.entry("getAuditHead", Access.ADMIN),
          Map.entry("verifyAuditEvents", Access.ADMIN),
          Map.entry("getStats", Access.ADMIN),
          Map.entry("getOpenApi", Access.PUBLIC),
          Map.entry("getCatalogSchema", Access.PUBLIC),
          Map.entry("getHealth", Access.PUBLIC),
          Map.entry("getLiveness", Access.PUBLIC),
          Map.entry("getReadiness", Access.PUBLIC));

  private AccessTable() {}

  /** The line of that operation; empty if there is none. */
  static Optional<Access> of(String operationId) {
    return Optional.ofNullable(LINES.get(operationId));
  }
}
