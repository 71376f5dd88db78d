package dev.enlace.bootstrap.e2e.walk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Starts are counted in the database, so that replicas share what is left. */
class StartLimitTest {
  private static RunningEnlace one;
  private static RunningEnlace two;
  private static Api admin;
  private static Map<String, String> start;

  @BeforeAll
  static void start() {
    Map<String, String> shared =
        Map.of(
            "DATABASE_URL",
            SharedDatabase.fresh(),
            "ENCRYPTION_KEY",
            Base64.getEncoder().encodeToString("thirty-two-bytes-for-all-the-two".getBytes(UTF_8)),
            "SECRET_KEY",
            "signs-the-states-of-both-of-the-replicas");
    one = RunningEnlace.start(shared);
    two = RunningEnlace.start(shared);
    admin = one.admin();
    start = Map.of("availableConnectionId", admin.entry("airtable"));
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
  }

  @Test
  void of_twelve_in_a_minute_the_last_two_are_refused() {
    Api ana = admin.as("twelve");
    List<Answer> answers = send(12, number -> ana);
    assertThat(answers.subList(0, 10)).allMatch(answer -> answer.status() == 201);
    assertThat(answers.getFirst().header("RateLimit").orElseThrow()).contains("r=9");
    assertThat(answers.getFirst().header("RateLimit-Policy").orElseThrow()).contains("q=10;w=60");
    for (Answer refused : answers.subList(10, 12)) {
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.code()).isEqualTo("RATE_LIMITED");
      assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow())).isBetween(1L, 60L);
      assertThat(refused.header("RateLimit").orElseThrow()).contains("r=0");
      assertThat(refused.header("RateLimit-Policy").orElseThrow()).contains("q=10;w=60");
    }
  }

  @Test
  void two_instances_share_the_limit() {
    Api here = admin.as("shared");
    List<Answer> answers = send(12, number -> number % 2 == 0 ? here : here.at(two.url()));
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(10);
    assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(2);
  }

  @Test
  void a_forged_address_buys_nothing() {
    Api bob = admin.as("forger");
    List<Answer> answers =
        send(
            12,
            number ->
                bob.with("X-Forwarded-For", "203.0.113." + number)
                    .with("Forwarded", "for=203.0.113." + number)
                    .with("X-Real-IP", "203.0.113." + number));
    assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(2);
  }

  @Test
  void invented_users_buy_no_more_than_sixty_for_one_key() {
    String key =
        admin
            .post(
                "/api-keys",
                Map.of("name", "inventive", "role", "member", "permissions", List.of("act_as")))
            .text("/key");
    Api inventive = Api.of(one.url(), key);
    List<Answer> answers = send(64, number -> inventive.as("invented-" + number));
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(60);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 429)
        .hasSize(4)
        .allMatch(answer -> answer.header("RateLimit-Policy").orElseThrow().contains("q=60;w=60"));
  }

  private static List<Answer> send(int times, IntFunction<Api> who) {
    return IntStream.range(0, times)
        .mapToObj(number -> who.apply(number).post("/connections/oauth/start", start))
        .toList();
  }
}
