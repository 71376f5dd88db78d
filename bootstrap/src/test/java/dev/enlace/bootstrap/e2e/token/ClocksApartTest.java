package dev.enlace.bootstrap.e2e.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Crowd;
import dev.enlace.bootstrap.e2e.harness.Crowd.Told;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.Replicas;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.sandbox.traffic.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas, one five minutes behind and one five minutes ahead. */
class ClocksApartTest {
  private static final Duration APART = Duration.ofMinutes(5);
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final String DATABASE = SharedDatabase.fresh();
  private static RunningEnlace behind;
  private static RunningEnlace ahead;

  @BeforeAll
  static void start() {
    behind = RunningEnlace.start(Replicas.shared(DATABASE), bean -> shifted(bean, APART.negated()));
    int sandbox = behind.sandbox().http().getPort();
    ahead =
        RunningEnlace.start(
            Replicas.with(Replicas.shared(DATABASE), Replicas.airtableAt(sandbox)),
            bean -> shifted(bean, APART));
  }

  @AfterAll
  static void stop() {
    ahead.close();
    behind.close();
  }

  @BeforeEach
  void forget() {
    behind.sandbox().forget();
  }

  @Test
  void neither_hands_out_a_token_that_has_run_out() {
    Api user = behind.admin().as("late");
    String id = Grants.connected(user, "airtable");
    String before = token(user, id);
    Grants.expire(DATABASE, id);

    String after = token(user, id);
    assertThat(after).isNotEqualTo(before);
    assertThat(token(user.at(ahead.url()), id)).isEqualTo(after);
    assertThat(refreshes()).isEqualTo(1);
  }

  @Test
  void neither_refreshes_a_token_that_works_for_longer_than_the_margin() {
    Api user = behind.admin().as("early");
    String id = Grants.connected(user, "airtable");
    Grants.expireIn(DATABASE, id, 400);

    assertThat(token(user, id)).isEqualTo(token(user.at(ahead.url()), id));
    assertThat(refreshes()).isZero();
  }

  @Test
  void both_say_of_a_first_grant_that_it_lasts_as_long_as_the_provider_said() {
    for (RunningEnlace replica : List.of(behind, ahead)) {
      String id = Grants.connected(behind.admin().as("first").at(replica.url()), "airtable");

      assertThat(Grants.lifetime(DATABASE, id)).isBetween(AN_HOUR.minusSeconds(30), AN_HOUR);
    }
  }

  @Test
  void both_at_once_refresh_once() throws Exception {
    Api user = behind.admin().as("both");
    String id = Grants.connected(user, "airtable");
    Grants.expire(DATABASE, id);
    behind.sandbox().fault(Fault.latency("airtable", "refresh", 700, 1));

    List<Told> answers =
        Crowd.ask(
                100,
                Duration.ofMillis(300),
                List.of(behind.url().resolve(path(id)), ahead.url().resolve(path(id))),
                "both")
            .get(60, TimeUnit.SECONDS);

    assertThat(answers).allMatch(told -> told.status() == 200);
    assertThat(answers.stream().map(Told::token).distinct()).hasSize(1);
    assertThat(refreshes()).isEqualTo(1);
  }

  private static Object shifted(Object bean, Duration offset) {
    return bean instanceof Clock clock ? Clock.offset(clock, offset) : bean;
  }

  private static String token(Api user, String id) {
    Answer answer = user.get(path(id));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text("/accessToken");
  }

  private static long refreshes() {
    return behind.sandbox().count("airtable.refresh");
  }

  private static String path(String id) {
    return "/connections/" + id + "/token";
  }
}
