package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class AccessTest extends RestTest {
  private static final List<String> ASCENDING =
      List.of(Keys.READER, Keys.MEMBER, Keys.ADMIN, Keys.INSTANCE_ADMIN);
  private static final Map<String, String> LEAST =
      Map.ofEntries(
          Map.entry("listAvailableConnections", Keys.READER),
          Map.entry("getAvailableConnection", Keys.READER),
          Map.entry("getFormSchema", Keys.READER),
          Map.entry("getOAuthAttempt", Keys.READER),
          Map.entry("authorizeAirtable", Keys.MEMBER),
          Map.entry("getAirtableTokens", Keys.MEMBER),
          Map.entry("listRecordsOfBase", Keys.MEMBER),
          Map.entry("listConnections", Keys.READER),
          Map.entry("getConnection", Keys.READER),
          Map.entry("getWorkspace", Keys.READER),
          Map.entry("startOAuth", Keys.MEMBER),
          Map.entry("createConnection", Keys.MEMBER),
          Map.entry("updateConnection", Keys.MEMBER),
          Map.entry("deleteConnection", Keys.MEMBER),
          Map.entry("testConnection", Keys.MEMBER),
          Map.entry("sendMessage", Keys.MEMBER),
          Map.entry("confirmConnection", Keys.MEMBER),
          Map.entry("getConnectionToken", Keys.MEMBER),
          Map.entry("reconnectConnection", Keys.MEMBER),
          Map.entry("refreshConnectionToken", Keys.MEMBER),
          Map.entry("proxyGet", Keys.MEMBER),
          Map.entry("proxyPost", Keys.MEMBER),
          Map.entry("proxyPut", Keys.MEMBER),
          Map.entry("proxyPatch", Keys.MEMBER),
          Map.entry("proxyDelete", Keys.MEMBER),
          Map.entry("listRecipientHistory", Keys.MEMBER),
          Map.entry("getConnectionShares", Keys.MEMBER),
          Map.entry("replaceConnectionShares", Keys.MEMBER),
          Map.entry("getAirtableUser", Keys.MEMBER),
          Map.entry("listAirtableBases", Keys.MEMBER),
          Map.entry("listAirtableTables", Keys.MEMBER),
          Map.entry("createAirtableTable", Keys.MEMBER),
          Map.entry("updateAirtableTable", Keys.MEMBER),
          Map.entry("createAirtableField", Keys.MEMBER),
          Map.entry("updateAirtableField", Keys.MEMBER),
          Map.entry("listAirtableRecords", Keys.MEMBER),
          Map.entry("listAirtableRecordsByPost", Keys.MEMBER),
          Map.entry("createAirtableRecords", Keys.MEMBER),
          Map.entry("updateAirtableRecords", Keys.MEMBER),
          Map.entry("replaceAirtableRecords", Keys.MEMBER),
          Map.entry("deleteAirtableRecords", Keys.MEMBER),
          Map.entry("getAirtableRecord", Keys.MEMBER),
          Map.entry("listAirtableComments", Keys.MEMBER),
          Map.entry("createAirtableComment", Keys.MEMBER),
          Map.entry("updateAirtableComment", Keys.MEMBER),
          Map.entry("deleteAirtableComment", Keys.MEMBER),
          Map.entry("uploadAirtableAttachment", Keys.MEMBER),
          Map.entry("listApiKeys", Keys.ADMIN),
          Map.entry("createApiKey", Keys.ADMIN),
          Map.entry("revokeApiKey", Keys.ADMIN),
          Map.entry("listWebhooks", Keys.ADMIN),
          Map.entry("createWebhook", Keys.ADMIN),
          Map.entry("getWebhook", Keys.ADMIN),
          Map.entry("updateWebhook", Keys.ADMIN),
          Map.entry("deleteWebhook", Keys.ADMIN),
          Map.entry("rotateWebhookSecret", Keys.ADMIN),
          Map.entry("listDeliveries", Keys.ADMIN),
          Map.entry("getDelivery", Keys.ADMIN),
          Map.entry("replayDelivery", Keys.ADMIN),
          Map.entry("getSuccessUrls", Keys.ADMIN),
          Map.entry("replaceSuccessUrls", Keys.ADMIN),
          Map.entry("listAuditEvents", Keys.ADMIN),
          Map.entry("getAuditHead", Keys.ADMIN),
          Map.entry("verifyAuditEvents", Keys.ADMIN),
          Map.entry("getStats", Keys.ADMIN),
          Map.entry("listKeyRotations", Keys.ADMIN),
          Map.entry("startKeyRotation", Keys.ADMIN),
          Map.entry("getKeyRotation", Keys.ADMIN),
          Map.entry("createConnectSession", Keys.MEMBER),
          Map.entry("getConnectPage", Keys.ADMIN),
          Map.entry("replaceConnectPage", Keys.ADMIN),
          Map.entry("listWorkspaces", Keys.INSTANCE_ADMIN),
          Map.entry("createWorkspace", Keys.INSTANCE_ADMIN));

  private static final Set<String> ONLY_IN_PANEL = Set.of("getPanelSession", "endPanelSession");
  private static final Set<String> ONLY_BY_LINK =
      Set.of("getConnectSession", "finishConnectSession");
  private static final Set<String> ONLY_BY_KEY =
      Set.of(
          "getConnectionToken",
          "refreshConnectionToken",
          "createConnectSession",
          "proxyGet",
          "proxyPost",
          "proxyPut",
          "proxyPatch",
          "proxyDelete");
  private static final Set<String> BY_LINK_TOO =
      Set.of(
          "getAvailableConnection",
          "getFormSchema",
          "startOAuth",
          "createConnection",
          "getConnection",
          "testConnection");

  static Stream<String> operations() {
    return Contract.operations().entrySet().stream()
        .filter(operation -> !operation.getValue().open())
        .map(Map.Entry::getKey);
  }

  /** Without those that only a session asks for. */
  static Stream<String> operationsOfKeys() {
    return operations()
        .filter(operation -> !ONLY_IN_PANEL.contains(operation))
        .filter(operation -> !ONLY_BY_LINK.contains(operation));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void lets_nobody_in_without_a_key(String operation) {
    problem(call(operation, null), 401, "UNAUTHENTICATED");
    problem(call(operation, "sandbox-unknown-key"), 401, "UNAUTHENTICATED");
  }

  @ParameterizedTest
  @MethodSource("operationsOfKeys")
  void lets_in_those_with_enough_of_a_role_and_none_with_less(String operation) {
    int least = ASCENDING.indexOf(LEAST.get(operation));
    assertThat(least).isNotNegative();

    for (String less : ASCENDING.subList(0, least)) {
      problem(call(operation, less), 403, "FORBIDDEN");
    }
    for (String enough : ASCENDING.subList(least, ASCENDING.size())) {
      call(operation, enough).expectStatus().value(status -> assertThat(status).isNotIn(401, 403));
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void lets_a_session_of_the_panel_do_what_its_key_may_save_read_tokens(String operation) {
    int least = ASCENDING.indexOf(LEAST.getOrDefault(operation, Keys.READER));

    for (String key : ASCENDING) {
      ResponseSpec answer = bySession(operation, key);
      if (ONLY_BY_KEY.contains(operation)
          || ONLY_BY_LINK.contains(operation)
          || ASCENDING.indexOf(key) < least) {
        problem(answer, 403, "FORBIDDEN");
      } else {
        answer.expectStatus().value(status -> assertThat(status).isNotIn(401, 403));
      }
    }
    problem(bySession(operation, "nobody"), 401, "UNAUTHENTICATED");
    assertThat(ports.handOutToken.asked()).isEmpty();
    assertThat(ports.refreshToken.asked()).isEmpty();
    assertThat(ports.passOnCall.asked()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void lets_a_connect_session_do_what_its_link_is_for_and_nothing_else(String operation) {
    ResponseSpec answer =
        callBy(operation, headers -> Visitors.presentLink(headers, Keys.INSTANCE_ADMIN));

    if (BY_LINK_TOO.contains(operation) || ONLY_BY_LINK.contains(operation)) {
      answer.expectStatus().value(status -> assertThat(status).isNotIn(401, 403));
    } else {
      problem(answer, 403, "FORBIDDEN");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"getPanelSession", "endPanelSession", "getConnectSession", "finishConnectSession"})
  void lets_no_key_do_what_only_a_session_can(String operation) {
    for (String key : ASCENDING) {
      problem(call(operation, key), 403, "FORBIDDEN");
    }
  }

  @Test
  void says_how_to_authenticate() {
    call("listConnections", null).expectHeader().valueEquals("WWW-Authenticate", "Bearer");
  }

  @Test
  void takes_a_key_from_one_bearer_header_only() {
    for (String value : List.of("Basic c2FuZGJveA==", "Bearer", "Bearer a b", Keys.READER)) {
      problem(
          http().get().uri("/connections").header("Authorization", value).exchange(),
          401,
          "UNAUTHENTICATED");
    }
    problem(
        http()
            .get()
            .uri("/connections")
            .header("Authorization", "Bearer " + Keys.READER, "Bearer " + Keys.READER)
            .exchange(),
        401,
        "UNAUTHENTICATED");
    problem(
        http().get().uri("/connections?access_token=" + Keys.READER).exchange(),
        401,
        "UNAUTHENTICATED");
  }

  @Test
  void passes_on_every_user_that_a_key_wants_to_act_for() {
    http()
        .get()
        .uri("/connections")
        .header("Authorization", "bearer " + Keys.READER)
        .header("Enlace-User", "ana", "luis")
        .exchange();

    assertThat(ports.authenticate.lastAsked().actAs()).containsExactly("ana", "luis");
    assertThat(ports.authenticate.lastAsked().origin().address()).isEqualTo("127.0.0.1");
  }

  @Test
  void reads_no_body_before_it_knows_who_asks() {
    problem(
        post("/connections", "sandbox-unknown-key").bodyValue("{").exchange(),
        401,
        "UNAUTHENTICATED");
    problem(post("/connections", Keys.READER).bodyValue("{").exchange(), 403, "FORBIDDEN");
    assertThat(ports.createConnection.asked()).isEmpty();
  }

  private ResponseSpec bySession(String operation, String key) {
    return callBy(operation, headers -> Visitors.present(headers, key));
  }

  private ResponseSpec call(String operation, @Nullable String key) {
    return callBy(
        operation,
        headers -> {
          if (key != null) {
            headers.setBearerAuth(key);
          }
        });
  }

  private ResponseSpec callBy(String operation, Consumer<HttpHeaders> credential) {
    Contract.Operation called = Contract.operation(operation);
    return http()
        .method(HttpMethod.valueOf(called.method()))
        .uri(called.sampleUri())
        .headers(headers -> {
          credential.accept(headers);
          headers.setIfMatch("\"1\"");
          headers.setContentType(called.takesBody() ? MediaType.APPLICATION_JSON : null);
        })
        .exchange();
  }
}
