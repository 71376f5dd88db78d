package dev.enlace.adapter.out.postgres.access;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads and writes a workspace, whose settings are one JSON object. */
final class WorkspaceRow {
  private static final String SUCCESS_URLS = "successUrls";
  private static final String CONFIRMATION = "oauthConfirmation";

  private WorkspaceRow() {}

  static Workspace workspace(Readable row) {
    Columns columns = new Columns(row);
    JsonNode settings = JsonText.read(row, "settings");
    return new Workspace(
        new WorkspaceId(columns.id("workspace_id")),
        columns.text("name"),
        confirmation(settings.path(CONFIRMATION)),
        new SuccessUrls(
            settings.path(SUCCESS_URLS).valueStream().map(JsonNode::stringValue).toList()),
        columns.moment("created_at"),
        columns.momentOrNull("disabled_at"));
  }

  static Json settings(Workspace workspace) {
    Map<String, Object> settings = new LinkedHashMap<>();
    OAuthConfirmation confirmation = workspace.oauthConfirmation();
    if (confirmation != null) {
      settings.put(CONFIRMATION, confirmation.name().toLowerCase(Locale.ROOT));
    }
    settings.put(SUCCESS_URLS, workspace.successUrls().values());
    return JsonText.of(settings);
  }

  static Json settings(SuccessUrls urls) {
    return JsonText.of(Map.of(SUCCESS_URLS, urls.values()));
  }

  private static @Nullable OAuthConfirmation confirmation(JsonNode code) {
    return code.isMissingNode()
        ? null
        : OAuthConfirmation.valueOf(code.stringValue().toUpperCase(Locale.ROOT));
  }
}
