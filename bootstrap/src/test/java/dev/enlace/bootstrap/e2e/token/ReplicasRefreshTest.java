package dev.enlace.bootstrap.e2e.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Crowd;
import dev.enlace.bootstrap.e2e.harness.Crowd.Told;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Pause;
import dev.enlace.bootstrap.e2e.harness.Replicas;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes refresh the same grants. */
class ReplicasRefreshTest {
  private static final int CALLERS = Integer.getInteger("enlace.callers", 10_000);

  /** Below the 25 s that Enlace waits; a busy machine adds to it. */
  private static final int SECONDS = Integer.getInteger("enlace.provider.seconds", 18);

  private static Replicas replicas;

  @BeforeAll
  static void start() {
    replicas = Replicas.start();
  }

  @AfterAll
  static void stop() {
    replicas.close();
  }

  @BeforeEach
  void forget() {
    assertThat(replicas.one().control().post("/reset", "").status()).isEqualTo(204);
  }

  @Test
  void ten_thousand_callers_of_two_replicas_get_one_token_by_one_slow_call() throws Exception {
    String user = "crowd";
    String id = Grants.connected(admin().as(user), "airtable");
    Grants.expire(replicas.database(), id);
    late(Duration.ofSeconds(SECONDS));

    List<Told> answers =
        Crowd.ask(CALLERS, Duration.ofSeconds(14), at(id), user).get(200, TimeUnit.SECONDS);

    assertThat(answers).hasSize(CALLERS);
    assertThat(answers.stream().filter(told -> told.status() != 200).map(Told::body).distinct())
        .isEmpty();
    assertThat(answers.stream().map(Told::token).distinct()).hasSize(1);
    assertThat(refreshes()).isEqualTo(1);
  }

  @Test
  void callers_who_go_away_cancel_nothing() {
    Api user = admin().as("gone");
    String id = Grants.connected(user, "airtable");
    String before = user.get(path(id)).text("/accessToken");
    Grants.expire(replicas.database(), id);
    late(Duration.ofSeconds(2));

    Crowd.askAndLeave(
        1_000, Duration.ofMillis(1_200), replicas.one().url().resolve(path(id)), "gone");

    String after = user.get(path(id)).text("/accessToken");
    assertThat(after).isNotEqualTo(before).startsWith("sandbox-airtable-access-");
    assertThat(refreshes()).isEqualTo(1);
    Grants.expire(replicas.database(), id);
    Pause.of(Duration.ofSeconds(1));
    assertThat(user.at(replicas.two().url()).get(path(id)).status()).isEqualTo(200);
  }

  private static void late(Duration time) {
    Grants.refreshesLate(replicas.one().control(), 1, time);
  }

  private static long refreshes() {
    return replicas.one().control().get("/counts").json().at("/counts/airtable.refresh").asLong();
  }

  private static Api admin() {
    return replicas.one().admin();
  }

  private static List<URI> at(String id) {
    return List.of(replicas.one().url().resolve(path(id)), replicas.two().url().resolve(path(id)));
  }

  private static String path(String id) {
    return "/connections/" + id + "/token";
  }
}
