package dev.enlace.adapter.out.postgres.oauth;

import dev.enlace.adapter.out.postgres.connection.ConfigJson;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.oauth.Reconnection;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.token.Scopes;
import io.r2dbc.postgresql.codec.Json;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was asked for when an attempt began: one JSON object, which nobody searches. */
record AttemptRequest(JsonNode tree) {
  static final String CONFIRMATION = "confirmation";

  private static final String RECONNECTS = "reconnects";
  private static final String ACCOUNT_CHANGE = "accountChange";

  static Json of(OAuthAttempt attempt) {
    Map<String, Object> request = new LinkedHashMap<>();
    Actor starter = attempt.starter();
    put(request, "key", starter.key());
    put(request, "address", starter.origin().address());
    put(request, "requestId", starter.origin().requestId());
    put(request, "application", attempt.application());
    put(request, "provider", attempt.provider());
    put(request, "label", attempt.label());
    put(request, "visibility", attempt.visibility().code());
    request.put("scopes", attempt.requested().names());
    put(request, "redirectUri", attempt.redirectUri());
    put(request, "successUrl", attempt.successUrl());
    put(request, "target", attempt.target());
    request.put("settings", ConfigJson.plain(attempt.settings()));
    request.put(CONFIRMATION, attempt.confirmation());
    Reconnection reconnection = attempt.reconnection();
    if (reconnection != null) {
      put(request, RECONNECTS, reconnection.connection());
      request.put(ACCOUNT_CHANGE, reconnection.allowAccountChange());
    }
    return JsonText.of(request);
  }

  Actor starter(User user) {
    String key = textOrNull("key");
    return new Actor(
        user,
        key == null ? null : new ApiKeyId(UUID.fromString(key)),
        new Origin(textOrNull("address"), text("requestId")));
  }

  Scopes scopes() {
    return Scopes.named(tree.path("scopes").valueStream().map(JsonNode::stringValue).toList());
  }

  Visibility visibility() {
    String code = text("visibility");
    return Arrays.stream(Visibility.values())
        .filter(visibility -> visibility.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Nullable Reconnection reconnection() {
    String id = textOrNull(RECONNECTS);
    return id == null
        ? null
        : new Reconnection(
            new ConnectionId(UUID.fromString(id)), tree.path(ACCOUNT_CHANGE).booleanValue());
  }

  /** None in a request from before there were any. */
  FormValues settings() {
    return ConfigJson.values(tree.path("settings"));
  }

  boolean confirmation() {
    return tree.path(CONFIRMATION).booleanValue();
  }

  URI uri(String field) {
    return URI.create(text(field));
  }

  @Nullable URI uriOrNull(String field) {
    String text = textOrNull(field);
    return text == null ? null : URI.create(text);
  }

  String text(String field) {
    return tree.required(field).stringValue();
  }

  @Nullable String textOrNull(String field) {
    JsonNode value = tree.path(field);
    return value.isMissingNode() ? null : value.stringValue();
  }

  private static void put(Map<String, Object> request, String field, @Nullable Object value) {
    if (value != null) {
      request.put(field, value.toString());
    }
  }
}
