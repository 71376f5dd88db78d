package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;

class BodiesTest extends RestTest {
  private static final int MIB = 1 << 20;
  private static final String START =
      "{\"availableConnectionId\":\"" + Samples.ID + "\",\"config\":";

  static Stream<Arguments> misfits() {
    return Stream.of(
        Arguments.of("", "body", "required"),
        Arguments.of("null", "body", "required"),
        Arguments.of("{", "body", "json"),
        Arguments.of("[]", "body", "type"),
        Arguments.of("\"canary\"", "body", "type"),
        Arguments.of("{\"config\":{}}", "availableConnectionId", "required"),
        Arguments.of(START + "null}", "config", "required"),
        Arguments.of(START + "{}} {}", "body", "type"),
        Arguments.of(START + "\"canary\"}", "config", "type"),
        Arguments.of(START + "{},\"label\":\"\"}", "label", "size"),
        Arguments.of(START + "{},\"label\":17}", "label", "type"),
        Arguments.of(START + "{},\"label\":true}", "label", "type"),
        Arguments.of(START + "{},\"visibility\":\"canary\"}", "visibility", "options"),
        Arguments.of(START + "{},\"canary\":1}", "canary", "unknown"),
        Arguments.of(START + "{},\"label\":\"a\",\"label\":\"b\"}", "body", "json"),
        Arguments.of(START + "{},\"label\":\"canary\\u0000\"}", "label", "format"),
        Arguments.of(START + "{\"a\":[\"\\ud800\"]}}", "config.a", "format"),
        Arguments.of(
            "{\"availableConnectionId\":\"canary\",\"config\":{}}",
            "availableConnectionId",
            "type"),
        Arguments.of(
            "{\"availableConnectionId\":7,\"config\":{}}", "availableConnectionId", "type"));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void names_the_field_that_does_not_fit(String body, String field, String rule) {
    refused(body)
        .jsonPath("$.metadata.violations[0].field")
        .isEqualTo(field)
        .jsonPath("$.metadata.violations[0].rule")
        .isEqualTo(rule);
    assertThat(ports.createConnection.asked()).isEmpty();
  }

  @Test
  void takes_no_null_in_the_place_of_a_value() {
    problem(
            put("/connections/" + Samples.ID + "/shares", Keys.MEMBER)
                .bodyValue("{\"users\":[null],\"keys\":[]}")
                .exchange(),
            400,
            "VALIDATION_FAILED")
        .jsonPath("$.metadata.violations[0].field")
        .isEqualTo("users[0]");
    assertThat(ports.replaceShares.asked()).isEmpty();
  }

  @Test
  void never_repeats_a_value() {
    refused(START + "{\"password\":\"canary-password\"},\"label\":[\"canary-password\"]}")
        .jsonPath("$")
        .value(body -> assertThat(body.toString()).doesNotContain("canary-password"));
  }

  @Test
  void takes_a_body_of_exactly_one_mebibyte_and_none_of_a_byte_more() {
    problem(
        post("/connections", Keys.MEMBER).bodyValue(" ".repeat(MIB)).exchange(),
        400,
        "VALIDATION_FAILED");
    problem(
        post("/connections", Keys.MEMBER).bodyValue(" ".repeat(MIB + 1)).exchange(),
        413,
        "PAYLOAD_TOO_LARGE");
  }

  @Test
  void stops_reading_a_body_of_unknown_length_at_the_limit() {
    byte[] chunk = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    Flux<DataBuffer> endless =
        Flux.generate(sink -> sink.next(DefaultDataBufferFactory.sharedInstance.wrap(chunk)));

    problem(
        post("/connections", Keys.MEMBER)
            .body(BodyInserters.fromDataBuffers(endless.take(40)))
            .exchange(),
        413,
        "PAYLOAD_TOO_LARGE");
  }

  @Test
  void refuses_what_is_nested_too_deeply() {
    refused(START + "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}}")
        .jsonPath("$.metadata.violations[0].rule")
        .isEqualTo("limit");
  }

  @Test
  void refuses_a_million_keys() {
    String keys =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "\"" + i + "\":1")
            .collect(Collectors.joining(","));
    refused(START + "{" + keys + "}}").jsonPath("$.metadata.violations[0].rule").isEqualTo("limit");

    String more =
        IntStream.range(0, 1_000_000)
            .mapToObj(i -> "\"" + i + "\":1")
            .collect(Collectors.joining(","));
    problem(
        post("/connections", Keys.MEMBER).bodyValue(START + "{" + more + "}}").exchange(),
        413,
        "PAYLOAD_TOO_LARGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "-9", "1.", "1e"})
  void refuses_numbers_of_absurd_length(String start) {
    refused(START + "{\"port\":" + start + "9".repeat(100_000) + "}}");
  }

  @Test
  void refuses_names_of_absurd_length() {
    refused(START + "{\"" + "n".repeat(100_000) + "\":1}}")
        .jsonPath("$.metadata.violations[0].rule")
        .isEqualTo("limit");
  }

  @Test
  void unpacks_nothing() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(" ".repeat(64 * MIB).getBytes(StandardCharsets.US_ASCII));
    }

    problem(
        post("/connections", Keys.MEMBER)
            .header("Content-Encoding", "gzip")
            .bodyValue(packed.toByteArray())
            .exchange(),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
    problem(
        post("/connections", Keys.MEMBER).bodyValue(packed.toByteArray()).exchange(),
        400,
        "VALIDATION_FAILED");
  }

  @Test
  void refuses_other_alphabets_without_an_error_of_ours() {
    problem(
        post("/connections", Keys.MEMBER)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'})
            .exchange(),
        400,
        "VALIDATION_FAILED");
  }

  private BodyContentSpec refused(String body) {
    return problem(
        post("/connections", Keys.MEMBER).bodyValue(body).exchange(), 400, "VALIDATION_FAILED");
  }
}
