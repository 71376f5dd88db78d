package dev.enlace.application.usecase.airtable;

import static dev.enlace.application.contract.Answers.all;
import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.OperationNotSupported;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.failure.Failure.UpstreamRefused;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.memory.MemoryCallBudget;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.memory.installation.SampleProviders;
import dev.enlace.application.memory.provider.ScriptedAirtable;
import dev.enlace.application.port.in.airtable.WriteRecords.Outcome;
import dev.enlace.application.port.in.airtable.WriteRecords.Written;
import dev.enlace.application.port.out.upstream.CallsRefused;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.airtable.AirtableCall.Method;
import dev.enlace.domain.airtable.BaseId;
import dev.enlace.domain.airtable.RecordWrite;
import dev.enlace.domain.airtable.TableRef;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.ProviderId;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;

class AirtableTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final TableRef TABLE = new TableRef(new BaseId("appSandboxCRM0001"), "Contacts");
  private static final Failure STALE =
      new UpstreamRefused(
          new ProviderId("airtable"), 422, "LIST_RECORDS_ITERATOR_NOT_AVAILABLE", null, false);

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
  private final ScriptedAirtable airtable = new ScriptedAirtable();
  private final AirtableCalls calls =
      new AirtableCalls(enlace.connections.acting, new MemoryCallBudget(), airtable);
  private final StreamRecordsHandler stream = new StreamRecordsHandler(calls);
  private final WriteRecordsHandler write = new WriteRecordsHandler(calls);

  @Test
  void passes_on_what_airtable_answers() {
    airtable.answer(call -> Mono.just(Map.of("id", "usrAda")));

    assertThat(
            answer(new CallAirtableHandler(calls).call(ALICE, grant.id(), AirtableCall.whoami())))
        .isEqualTo(Map.of("id", "usrAda"));
  }

  @Test
  void calls_airtable_through_connections_to_airtable_alone() {
    Connection gmail = Made.byOAuth(enlace, ALICE, SampleEntries.GMAIL);

    assertThat(failure(calls.send(ALICE, gmail.id(), AirtableCall.whoami())))
        .isEqualTo(new OperationNotSupported(gmail.slug(), "airtable"));
    assertThat(airtable.asked()).isEmpty();
  }

  @Test
  void writes_ten_at_a_time_and_tells_of_each() {
    airtable.answer(call -> Mono.just(Map.of("records", call.parameters().get("records"))));

    List<Written> written = answer(write.write(ALICE, grant.id(), creation(25)));

    assertThat(written).extracting(Written::first).containsExactly(0, 10, 20);
    assertThat(written).extracting(Written::count).containsExactly(10, 10, 5);
    assertThat(written).allMatch(each -> each.outcome() instanceof Outcome.Done);
    assertThat(airtable.asked()).hasSize(3);
  }

  @Test
  void tells_what_was_written_before_a_batch_failed_and_tries_none_after_it() {
    Failure wrong =
        new UpstreamRefused(
            new ProviderId("airtable"), 422, "INVALID_VALUE_FOR_COLUMN", "no", false);
    airtable.answer(call ->
        airtable.asked().size() == 2
            ? Failed.with(wrong)
            : Mono.just(Map.of("records", List.of())));

    List<Written> written = answer(write.write(ALICE, grant.id(), creation(40)));

    assertThat(written)
        .extracting(Written::outcome)
        .containsExactly(
            new Outcome.Done(Map.of("records", List.of())),
            new Outcome.Refused(wrong),
            new Outcome.NotTried(),
            new Outcome.NotTried());
    assertThat(airtable.asked()).hasSize(2);
  }

  @Test
  void says_that_it_does_not_know_where_no_answer_came() {
    Failure broken =
        new ProviderUnavailable(new ProviderId("airtable"), ProviderProblem.BROKEN_OFF, null);
    airtable.answer(call -> Failed.with(broken));

    assertThat(answer(write.write(ALICE, grant.id(), creation(11))))
        .extracting(Written::outcome)
        .containsExactly(new Outcome.Unknown(broken), new Outcome.NotTried());
  }

  @Test
  void fails_as_the_first_batch_did_where_nothing_was_written() {
    airtable.answer(call -> Failed.with(STALE));

    assertThat(failure(write.write(ALICE, grant.id(), creation(11)))).isEqualTo(STALE);
  }

  @Test
  void stays_away_and_says_for_how_long_when_airtable_was_called_too_often() {
    limited();
    airtable.answer(call -> Mono.error(new CallsRefused(Duration.ofSeconds(45))));

    assertThat(failure(calls.send(ALICE, grant.id(), AirtableCall.tables(TABLE.base(), Map.of()))))
        .isInstanceOfSatisfying(
            RateLimited.class,
            refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(45)));
    assertThat(failure(calls.send(ALICE, grant.id(), AirtableCall.tables(TABLE.base(), Map.of()))))
        .isInstanceOf(RateLimited.class);
    assertThat(airtable.asked()).hasSize(1);
  }

  @Test
  void streams_all_pages_in_order() {
    pages(5);

    assertThat(all(stream.stream(ALICE, grant.id(), TABLE, Map.of("pageSize", 2))))
        .extracting(record -> record.get("id"))
        .containsExactly(
            "rec0", "rec1", "rec2", "rec3", "rec4", "rec5", "rec6", "rec7", "rec8", "rec9");
    assertThat(airtable.asked())
        .extracting(call -> call.parameters().get("pageSize"))
        .containsOnly(2);
  }

  @Test
  void asks_for_no_more_than_a_page_ahead_of_whoever_reads_and_stops_with_them() {
    pages(1_000);
    BaseSubscriber<Map<String, Object>> slow =
        new BaseSubscriber<>() {
          @Override
          protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(1);
          }
        };
    stream.stream(ALICE, grant.id(), TABLE, Map.of()).subscribe(slow);
    answer(Mono.delay(Duration.ofMillis(200)));
    assertThat(airtable.asked()).hasSizeLessThanOrEqualTo(3);

    slow.request(4);
    answer(Mono.delay(Duration.ofMillis(200)));
    int asked = airtable.asked().size();
    assertThat(asked).isLessThanOrEqualTo(5);
    slow.cancel();
    answer(Mono.delay(Duration.ofMillis(100)));
    assertThat(airtable.asked()).hasSize(asked);
  }

  @Test
  void begins_anew_once_without_what_was_passed_on_when_airtable_forgets_the_walk() {
    pages(3);
    var usual = script(3);
    airtable.answer(call -> airtable.asked().size() == 3 ? Failed.with(STALE) : usual.apply(call));

    assertThat(all(stream.stream(ALICE, grant.id(), TABLE, Map.of())))
        .extracting(record -> record.get("id"))
        .containsExactly("rec0", "rec1", "rec2", "rec3", "rec4", "rec5");
  }

  @Test
  void passes_on_no_more_than_was_wanted_where_a_walk_begun_anew_finds_others() {
    pages(3);
    var usual = script(3);
    airtable.answer(call ->
        switch (airtable.asked().size()) {
          case 2 -> Failed.with(STALE);
          case 3 ->
              Mono.just(
                  Map.of(
                      "records",
                      List.of(
                          Map.of("id", "new0"),
                          Map.of("id", "rec1"),
                          Map.of("id", "new1"),
                          Map.of("id", "new2"))));
          default -> usual.apply(call);
        });

    assertThat(all(stream.stream(ALICE, grant.id(), TABLE, Map.of("maxRecords", 4))))
        .extracting(record -> record.get("id"))
        .containsExactly("rec0", "rec1", "new0", "new1");
  }

  @Test
  void tells_that_airtable_has_forgotten_the_walk_when_it_does_so_again() {
    var usual = script(3);
    airtable.answer(
        call -> call.parameters().containsKey("offset") ? Failed.with(STALE) : usual.apply(call));

    assertThat(failure(stream.stream(ALICE, grant.id(), TABLE, Map.of()).then())).isEqualTo(STALE);
  }

  @Test
  void tells_that_airtable_has_forgotten_the_walk_when_too_much_was_passed_on_to_know() {
    airtable.answer(call ->
        call.parameters().containsKey("offset")
            ? Failed.with(STALE)
            : Mono.just(
                Map.of(
                    "records",
                    IntStream.range(0, Pages.REMEMBERED + 1)
                        .mapToObj(n -> Map.of("id", "rec" + n))
                        .toList(),
                    "offset",
                    "next")));

    assertThat(failure(stream.stream(ALICE, grant.id(), TABLE, Map.of()).then())).isEqualTo(STALE);
    assertThat(airtable.asked()).hasSize(2);
  }

  private void pages(int number) {
    airtable.answer(script(number));
  }

  /** Two records a page. */
  private static Function<AirtableCall, Mono<Map<String, Object>>> script(int number) {
    return call -> {
      int page = Integer.parseInt(String.valueOf(call.parameters().getOrDefault("offset", "0")));
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put(
          "records", List.of(Map.of("id", "rec" + 2 * page), Map.of("id", "rec" + (2 * page + 1))));
      if (page + 1 < number) {
        answer.put("offset", String.valueOf(page + 1));
      }
      return Mono.just(answer);
    };
  }

  /** A provider that documents a limit, as Airtable does. */
  private void limited() {
    enlace.ports.providers.put(SampleEntries.AIRTABLE.slug(), SampleProviders.limited("airtable"));
  }

  private static RecordWrite creation(int records) {
    Object one = Map.of("fields", Map.of("Name", "x"));
    return new RecordWrite(Method.POST, TABLE, Collections.nCopies(records, one), Map.of());
  }
}
