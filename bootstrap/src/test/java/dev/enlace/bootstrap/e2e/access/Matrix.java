package dev.enlace.bootstrap.e2e.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What everybody is answered, operation by operation. */
final class Matrix {
  static final String NOBODY = "nobody";
  static final String GARBAGE = "garbage key";
  static final String STRANGER = "admin of another tenant";
  static final String OTHER = "other user";
  static final String READER = "reader with a share";
  static final String SHARED = "member with a share";
  static final String OWNER = "owner";
  static final String PANEL = "administrator in the panel";
  static final String LINK = "owner by a connect link";
  private static final List<String> WHO =
      List.of(NOBODY, GARBAGE, STRANGER, OTHER, READER, SHARED, OWNER, PANEL, LINK);

  static final Map<String, Line> LINES = new LinkedHashMap<>();

  static {
    // 400: the caller may, and the body or ticket of the test does not fit
    everybody("getOpenApi", 200);
    everybody("getCatalogSchema", 200);
    everybody("getHealth", 200);
    everybody("getLiveness", 200);
    everybody("getReadiness", 200);
    everybody("showOAuthAuthorization", 400);
    everybody("approveOAuthAuthorization", 400);
    everybody("completeOAuth", 400);
    everybody("completeOAuthForProvider", 400);
    line("listAvailableConnections", 401, 401, 200, 200, 200, 200, 200, 200, 403);
    line("getAvailableConnection", 401, 401, 200, 200, 200, 200, 200, 200, 200);
    line("getFormSchema", 401, 401, 200, 200, 200, 200, 200, 200, 200);
    line("startOAuth", 401, 401, 400, 400, 403, 400, 400, 400, 400);
    line("getOAuthAttempt", 401, 401, 404, 404, 404, 404, 200, 404, 403);
    line("authorizeAirtable", 401, 401, 200, 200, 403, 200, 200, 200, 403);
    line("completeAirtable", 400, 401, 400, 400, 403, 400, 400, 400, 403);
    line("getAirtableTokens", 401, 401, 404, 404, 403, 404, 200, 404, 403);
    line("listRecordsOfBase", 401, 401, 404, 404, 403, 404, 200, 404, 403);
    line("listConnections", 401, 401, 200, 200, 200, 200, 200, 200, 403);
    line("createConnection", 401, 401, 400, 400, 403, 400, 400, 400, 400);
    everybody("startPanelSession", 400);
    line("getPanelSession", 401, 401, 403, 403, 403, 403, 403, 200, 403);
    line("endPanelSession", 401, 401, 403, 403, 403, 403, 403, 204, 403);
    line("createConnectSession", 401, 401, 400, 400, 403, 400, 400, 403, 403);
    everybody("showConnectLink", 404);
    everybody("openConnectLink", 404);
    line("getConnectSession", 401, 401, 403, 403, 403, 403, 403, 403, 200);
    line("finishConnectSession", 401, 401, 403, 403, 403, 403, 403, 403, 400);
    line("getConnectPage", 401, 401, 404, 403, 403, 403, 403, 200, 403);
    line("replaceConnectPage", 401, 401, 400, 403, 403, 403, 403, 400, 403);
    line("listApiKeys", 401, 401, 200, 403, 403, 403, 403, 200, 403);
    line("createApiKey", 401, 401, 400, 403, 403, 403, 403, 400, 403);
    line("revokeApiKey", 401, 401, 404, 403, 403, 403, 403, 403, 403);
    line("listKeyRotations", 401, 401, 200, 403, 403, 403, 403, 200, 403);
    line("startKeyRotation", 401, 401, 400, 403, 403, 403, 403, 400, 403);
    line("getKeyRotation", 401, 401, 404, 403, 403, 403, 403, 404, 403);
    line("listWebhooks", 401, 401, 200, 403, 403, 403, 403, 200, 403);
    line("createWebhook", 401, 401, 400, 403, 403, 403, 403, 400, 403);
    line("getWebhook", 401, 401, 404, 403, 403, 403, 403, 404, 403);
    line("updateWebhook", 401, 401, 404, 403, 403, 403, 403, 404, 403);
    line("deleteWebhook", 401, 401, 404, 403, 403, 403, 403, 404, 403);
    line("rotateWebhookSecret", 401, 401, 404, 403, 403, 403, 403, 404, 403);
    line("listDeliveries", 401, 401, 404, 403, 403, 403, 403, 404, 403);
    line("getDelivery", 401, 401, 404, 403, 403, 403, 403, 404, 403);
    line("replayDelivery", 401, 401, 404, 403, 403, 403, 403, 404, 403);
    line("listWorkspaces", 401, 401, 403, 403, 403, 403, 403, 403, 403);
    line("createWorkspace", 401, 401, 403, 403, 403, 403, 403, 403, 403);
    line("getWorkspace", 401, 401, 404, 200, 200, 200, 200, 200, 403);
    line("getSuccessUrls", 401, 401, 404, 403, 403, 403, 403, 200, 403);
    line("replaceSuccessUrls", 401, 401, 400, 403, 403, 403, 403, 400, 403);
    line("listAuditEvents", 401, 401, 200, 403, 403, 403, 403, 200, 403);
    line("getAuditHead", 401, 401, 200, 403, 403, 403, 403, 200, 403);
    line("verifyAuditEvents", 401, 401, 200, 403, 403, 403, 403, 200, 403);
    line("getStats", 401, 401, 200, 403, 403, 403, 403, 200, 403);
    // a reader, of a hidden and of a shared one; with a share; the owner, of a hidden and a shared
    // one; the administrator in the panel, of each; and the owner by a link that has made neither
    connection("getConnection", 404, 200, 200, 200, 200, 200, 404);
    connection("getConnectionToken", 403, 403, 200, 200, 200, 403, 403);
    connection("reconnectConnection", 403, 403, 403, 201, 201, 403, 403);
    connection("refreshConnectionToken", 403, 403, 200, 200, 200, 403, 403);
    // 422: the provider's own word about a record that does not fit; 404 likewise
    connection("proxyGet", 403, 403, 200, 200, 200, 403, 403);
    connection("proxyPost", 403, 403, 422, 422, 422, 403, 403);
    connection("proxyPut", 403, 403, 422, 422, 422, 403, 403);
    connection("proxyPatch", 403, 403, 422, 422, 422, 403, 403);
    connection("proxyDelete", 403, 403, 422, 422, 422, 403, 403);
    connection("listRecipientHistory", 403, 403, 403, 200, 200, 403, 403);
    connection("getConnectionShares", 403, 403, 403, 200, 200, 403, 403);
    connection("replaceConnectionShares", 403, 403, 403, 400, 200, 403, 403);
    connection("updateConnection", 403, 403, 403, 412, 412, 403, 403);
    connection("deleteConnection", 403, 403, 403, 200, 200, 403, 403);
    connection("testConnection", 403, 403, 200, 200, 200, 403, 404);
    connection("getAirtableUser", 403, 403, 200, 200, 200, 403, 403);
    connection("listAirtableBases", 403, 403, 200, 200, 200, 403, 403);
    connection("listAirtableTables", 403, 403, 200, 200, 200, 403, 403);
    connection("createAirtableTable", 403, 403, 200, 200, 200, 403, 403);
    connection("updateAirtableTable", 403, 403, 200, 200, 200, 403, 403);
    connection("createAirtableField", 403, 403, 200, 200, 200, 403, 403);
    connection("updateAirtableField", 403, 403, 200, 200, 200, 403, 403);
    connection("listAirtableRecords", 403, 403, 200, 200, 200, 403, 403);
    connection("listAirtableRecordsByPost", 403, 403, 200, 200, 200, 403, 403);
    connection("createAirtableRecords", 403, 403, 200, 200, 200, 403, 403);
    connection("updateAirtableRecords", 403, 403, 200, 200, 200, 403, 403);
    connection("replaceAirtableRecords", 403, 403, 200, 200, 200, 403, 403);
    connection("deleteAirtableRecords", 403, 403, 404, 404, 404, 403, 403);
    connection("getAirtableRecord", 403, 403, 200, 200, 200, 403, 403);
    connection("listAirtableComments", 403, 403, 200, 200, 200, 403, 403);
    connection("createAirtableComment", 403, 403, 200, 200, 200, 403, 403);
    connection("updateAirtableComment", 403, 403, 404, 404, 404, 403, 403);
    connection("deleteAirtableComment", 403, 403, 404, 404, 404, 403, 403);
    connection("uploadAirtableAttachment", 403, 403, 200, 200, 200, 403, 403);
    connection("sendMessage", 403, 403, 400, 400, 400, 403, 403);
    connection("confirmConnection", 403, 403, 403, 400, 400, 403, 403);
  }

  private Matrix() {}

  /** By caller: for a connection that only its owner sees, and for one that is shared. */
  record Line(Map<String, Integer> ofHidden, Map<String, Integer> ofShared) {
    int hidden(String who) {
      return ofHidden.getOrDefault(who, -1);
    }

    int shared(String who) {
      return ofShared.getOrDefault(who, -1);
    }
  }

  private static void everybody(String operation, int status) {
    line(operation, status, status, status, status, status, status, status, status, status);
  }

  private static void line(String operation, Integer... statuses) {
    Map<String, Integer> line = byCaller(statuses);
    LINES.put(operation, new Line(line, line));
  }

  private static void connection(
      String operation,
      int readerOfHidden,
      int readerOfShared,
      int shared,
      int ownerOfHidden,
      int ownerOfShared,
      int panel,
      int link) {
    LINES.put(
        operation,
        new Line(
            byCaller(401, 401, 404, 404, readerOfHidden, 404, ownerOfHidden, panel, link),
            byCaller(401, 401, 404, 404, readerOfShared, shared, ownerOfShared, panel, link)));
  }

  private static Map<String, Integer> byCaller(Integer... statuses) {
    Map<String, Integer> line = new LinkedHashMap<>();
    for (int i = 0; i < WHO.size(); i++) {
      line.put(WHO.get(i), statuses[i]);
    }
    return line;
  }
}
