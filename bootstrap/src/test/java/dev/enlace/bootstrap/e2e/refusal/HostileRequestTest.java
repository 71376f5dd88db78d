package dev.enlace.bootstrap.e2e.refusal;

import static dev.enlace.bootstrap.e2e.refusal.ErrorRowsTest.expect;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Contract;
import dev.enlace.bootstrap.e2e.harness.Contract.Operation;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no proper client sends are refused at once, and never by an error of ours. */
class HostileRequestTest {
  private static final Set<String> WITH_FILES = Set.of("sendMessage", "uploadAirtableAttachment");
  private static final int LIMIT = 1024 * 1024;
  private static RunningEnlace enlace;
  private static Api admin;
  private static Contract contract;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start();
    admin = enlace.admin();
    contract = Contract.of(enlace);
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  @TestFactory
  Stream<DynamicTest> no_body_makes_an_error_of_ours() throws IOException {
    Map<String, byte[]> bodies = bodies();
    return contract.operations().stream()
        .filter(Operation::json)
        // asked by the session of a browser alone; a key is refused before its body is read
        .filter(operation -> !operation.id().equals("finishConnectSession"))
        // what is passed on is the provider's to read
        .filter(operation -> !operation.id().startsWith("proxy"))
        .flatMap(operation ->
            bodies.entrySet().stream()
                .map(body ->
                    DynamicTest.dynamicTest(
                        operation.id() + " " + body.getKey(),
                        () -> check(operation, body.getKey(), body.getValue()))));
  }

  private static void check(Operation operation, String name, byte[] body) {
    boolean packed = name.equals("gzip bomb");
    List<String> headers = new ArrayList<>(headers("Content-Type: application/json"));
    headers.add("If-Match: \"1\"");
    if (packed) {
      headers.add("Content-Encoding: gzip");
    }
    Answer answer =
        Wire.send(enlace.url(), operation.method() + " " + path(operation), headers, body);
    // what has files in it may be larger
    boolean large = name.equals("1 MiB + 1") && !WITH_FILES.contains(operation.id());
    int status = large ? 413 : packed ? 415 : 400;
    String code =
        large ? "PAYLOAD_TOO_LARGE" : packed ? "UNSUPPORTED_MEDIA_TYPE" : "VALIDATION_FAILED";
    expect(answer, status, code);
    assertThat(answer.text()).hasSizeLessThan(4000);
  }

  private static Map<String, byte[]> bodies() throws IOException {
    String keys =
        IntStream.range(0, 90_000)
            .mapToObj(number -> "\"k" + number + "\":1")
            .collect(Collectors.joining(",", "{", "}"));
    return Map.of(
        "1 MiB + 1", ("{\"a\":\"" + "x".repeat(LIMIT - 7) + "\"}").getBytes(UTF_8),
        "depth 10,000",
            ("{\"config\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}").getBytes(UTF_8),
        "many keys", keys.getBytes(UTF_8),
        "long number", ("{\"label\":" + "9".repeat(500_000) + "}").getBytes(UTF_8),
        "gzip bomb", bomb(),
        "null", "null".getBytes(UTF_8),
        "list", "[]".getBytes(UTF_8),
        "cut off", "{\"label\":".getBytes(UTF_8),
        "no UTF-8", new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'},
        "empty", new byte[0]);
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] blanks = " ".repeat(LIMIT).getBytes(UTF_8);
      for (int i = 0; i < 64; i++) {
        gzip.write(blanks);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void one_unknown_field_is_named() {
    Answer answer = admin.post("/api-keys", Map.of("name", "x", "role", "reader", "roll", "admin"));
    expect(answer, 400, "VALIDATION_FAILED");
    assertThat(answer.text("/metadata/violations/0/field")).isEqualTo("roll");
    assertThat(answer.text("/metadata/violations/0/rule")).isEqualTo("unknown");
  }

  @Test
  void a_callback_with_all_that_the_contract_allows_is_read() {
    String query =
        "?state=%s&iss=%s&code=%s"
            .formatted("%2e".repeat(512), "%2E".repeat(512), "%2F".repeat(4096));
    expect(
        admin.get("/connections/oauth/callback/airtable" + query), 400, "CONNECTION.INVALID_STATE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void another_kind_of_body_is_415(String type) {
    expect(
        admin.with("Content-Type", type).send("POST", "/api-keys", "name=x"),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api-keys", "/connections/oauth/start", "/workspaces"})
  void another_method_is_405(String path) {
    Answer answer = admin.delete(path);
    expect(answer, 405, "METHOD_NOT_ALLOWED");
    assertThat(answer.header("Allow").orElseThrow()).contains("POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/unheard-of", "/connections/a/b/c", "/actuator", "/heapdump", "/env"})
  void what_is_not_served_is_404(String path) {
    expect(admin.get(path), 404, "NOT_FOUND");
  }

  @TestFactory
  Stream<DynamicTest> a_foreign_host_is_refused_by_every_operation() {
    return contract.operations().stream()
        .map(operation ->
            DynamicTest.dynamicTest(
                operation.id(),
                () -> {
                  for (String host : List.of("evil.example", "127.0.0.1.evil.example:8080", "")) {
                    List<String> headers = new ArrayList<>(headers("Host: " + host));
                    headers.removeFirst();
                    headers.add("X-Forwarded-Host: " + enlace.url().getAuthority());
                    Answer answer =
                        Wire.send(
                            enlace.url(),
                            operation.method() + " " + path(operation),
                            headers,
                            new byte[0]);
                    assertThat(answer.status()).as(answer.text()).isIn(400, 421);
                    assertThat(answer.text()).doesNotContain("items", "openapi", "\"UP\"");
                  }
                }));
  }

  @Test
  void the_sandboxs_control_needs_its_secret_and_its_own_name() {
    URI control = enlace.sandbox().control();
    for (String path : List.of("/state", "/faults", "/mails", "/telegram", "/smtp-certificate")) {
      assertThat(Api.anonymous(control).get(path).status()).isEqualTo(401);
      assertThat(Api.of(control, RunningEnlace.ADMIN_KEY).get(path).status()).isEqualTo(401);
      Answer rebound =
          Wire.send(
              control,
              "GET " + path,
              List.of(
                  "Host: evil.example",
                  "Authorization: Bearer " + enlace.sandbox().controlSecret()),
              new byte[0]);
      assertThat(rebound.status()).isEqualTo(421);
    }
    assertThat(Api.of(control, enlace.sandbox().controlSecret()).get("/state").status())
        .isEqualTo(200);
  }

  private static List<String> headers(String more) {
    return List.of(
        "Host: " + enlace.url().getAuthority(),
        "Authorization: Bearer " + RunningEnlace.ADMIN_KEY,
        more);
  }

  private static String path(Operation operation) {
    return operation
        .path()
        .replaceAll("\\{\\w+Id}", UUID.randomUUID().toString())
        .replaceAll("\\{\\w+}", "airtable");
  }
}
