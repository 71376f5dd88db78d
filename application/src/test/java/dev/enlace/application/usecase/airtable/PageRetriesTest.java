package dev.enlace.application.usecase.airtable;

import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.airtable.BaseId;
import dev.enlace.domain.airtable.TableRef;
import dev.enlace.domain.limit.RateLimit;
import dev.enlace.domain.provider.ProviderId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A walk of three pages whose second is not to be had at once. */
class PageRetriesTest {
  private static final TableRef TABLE = new TableRef(new BaseId("appSandboxCRM0001"), "Contacts");

  private final Deque<Failure> wrong = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();

  @Test
  void waits_as_long_as_airtable_wants_and_asks_for_the_same_page() {
    wrong.add(limited(30));
    wrong.add(limited(4));

    StepVerifier.withVirtualTime(this::ids)
        .expectNext("rec0")
        .expectNoEvent(Duration.ofMillis(33_900))
        .thenAwait(Duration.ofMillis(100))
        .expectNext("rec1", "rec2")
        .verifyComplete();
    assertThat(asked).containsExactly("0", "1", "1", "1", "2");
  }

  @Test
  void gives_up_where_turns_do_not_come() {
    wrong.addAll(Collections.nCopies(5, limited(30)));

    StepVerifier.withVirtualTime(this::ids)
        .expectNext("rec0")
        .thenAwait(Duration.ofMinutes(2))
        .verifyErrorSatisfies(error -> isFailure(error, limited(30)));
    assertThat(asked).hasSize(6);
  }

  @Test
  void does_not_wait_for_hours() {
    wrong.add(limited(3_600));

    StepVerifier.withVirtualTime(this::ids)
        .expectNext("rec0")
        .verifyErrorSatisfies(error -> isFailure(error, limited(3_600)));
  }

  @ParameterizedTest
  @EnumSource(
      value = ProviderProblem.class,
      names = {"UNREACHABLE", "BROKEN_OFF", "OVERLOADED"})
  void asks_twice_more_where_airtable_was_away_for_a_moment(ProviderProblem problem) {
    wrong.addAll(Collections.nCopies(2, away(problem)));

    StepVerifier.withVirtualTime(this::ids)
        .expectNext("rec0")
        .thenAwait(Duration.ofSeconds(2))
        .expectNext("rec1", "rec2")
        .verifyComplete();

    asked.clear();
    wrong.addAll(Collections.nCopies(3, away(problem)));
    StepVerifier.withVirtualTime(this::ids)
        .expectNext("rec0")
        .thenAwait(Duration.ofSeconds(2))
        .verifyErrorSatisfies(error -> isFailure(error, away(problem)));
  }

  @Test
  void does_not_wait_where_nothing_was_passed_on_yet() {
    Pages pages = new Pages(call -> Failed.with(limited(30)), TABLE, Map.of());

    assertThat(failure(pages.records().then())).isEqualTo(limited(30));
  }

  private Flux<String> ids() {
    Pages pages =
        new Pages(
            call -> {
              String offset = String.valueOf(call.parameters().getOrDefault("offset", "0"));
              asked.add(offset);
              Failure next = offset.equals("1") ? wrong.poll() : null;
              return next == null ? Mono.just(page(Integer.parseInt(offset))) : Failed.with(next);
            },
            TABLE,
            Map.of());
    return pages.records().map(record -> String.valueOf(record.get("id")));
  }

  private static Map<String, Object> page(int number) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("records", List.of(Map.of("id", "rec" + number)));
    if (number < 2) {
      page.put("offset", String.valueOf(number + 1));
    }
    return page;
  }

  private static void isFailure(Throwable error, Failure expected) {
    assertThat(error)
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.failure()).isEqualTo(expected));
  }

  private static Failure limited(int seconds) {
    return new RateLimited(
        new RateLimit("airtable-base", "app", 5, Duration.ofSeconds(1)),
        Duration.ofSeconds(seconds));
  }

  private static Failure away(ProviderProblem problem) {
    return new ProviderUnavailable(new ProviderId("airtable"), problem, null);
  }
}
