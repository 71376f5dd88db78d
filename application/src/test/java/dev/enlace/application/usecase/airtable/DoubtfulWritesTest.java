package dev.enlace.application.usecase.airtable;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.Failure.UpstreamRefused;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.memory.MemoryCallBudget;
import dev.enlace.application.memory.MemoryIdempotencyKeys;
import dev.enlace.application.memory.MutableClock;
import dev.enlace.application.memory.crypto.CountingEntropy;
import dev.enlace.application.memory.crypto.DigestFingerprints;
import dev.enlace.application.memory.crypto.PlainBox;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.memory.provider.ScriptedAirtable;
import dev.enlace.application.port.in.airtable.WriteRecords.Outcome;
import dev.enlace.application.port.in.airtable.WriteRecords.Written;
import dev.enlace.application.port.in.idempotency.AnswerOnce;
import dev.enlace.application.port.in.idempotency.AnswerOnce.Answer;
import dev.enlace.application.port.in.idempotency.AnswerOnce.Command;
import dev.enlace.application.port.out.upstream.CallsRefused;
import dev.enlace.application.port.out.upstream.TokenRefused;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.application.usecase.idempotency.AnswerOnceHandler;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.airtable.AirtableCall.Method;
import dev.enlace.domain.airtable.BaseId;
import dev.enlace.domain.airtable.RecordWrite;
import dev.enlace.domain.airtable.TableRef;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Writes of which nobody knows whether they were done. */
class DoubtfulWritesTest {
  private static final Principal ALICE = Principals.user("alice");
  private static final ProviderId AIRTABLE = new ProviderId("airtable");
  private static final TableRef TABLE = new TableRef(new BaseId("appSandboxCRM0001"), "Contacts");
  private static final AirtableCall COMMENT =
      AirtableCall.comments(Method.POST, TABLE, "recCont0000000001", Map.of("text", "Hello"));
  private static final Map<String, Object> DONE = Map.of("id", "com1");

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final AnswerOnce once =
      new AnswerOnceHandler(
          new MemoryIdempotencyKeys(clock),
          new DigestFingerprints(),
          new PlainBox(),
          new TimeOrderedIds(clock, new CountingEntropy()));
  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
  private final ScriptedAirtable airtable = new ScriptedAirtable();
  private final AirtableCalls calls =
      new AirtableCalls(enlace.connections.acting, new MemoryCallBudget(), airtable);
  private final CallAirtableHandler call = new CallAirtableHandler(calls);
  private final WriteRecordsHandler write = new WriteRecordsHandler(calls);

  static Stream<Throwable> notDone() {
    return Stream.of(
        trouble(ProviderProblem.UNREACHABLE),
        refused(400),
        refused(403),
        refused(422),
        refused(429),
        new CallsRefused(null));
  }

  static Stream<Throwable> open() {
    return Stream.of(
        trouble(ProviderProblem.BROKEN_OFF),
        trouble(ProviderProblem.TIMED_OUT),
        trouble(ProviderProblem.OVERLOADED),
        trouble(ProviderProblem.SERVER_ERROR),
        trouble(ProviderProblem.UNEXPECTED_ANSWER),
        refused(408),
        new IllegalStateException("something else"));
  }

  @ParameterizedTest
  @MethodSource("open")
  void a_batch_that_was_sent_and_got_no_answer_may_be_written(Throwable trouble) {
    airtable.answer(sent -> Mono.error(trouble));

    assertThat(answer(write.write(ALICE, grant.id(), creation(11))))
        .extracting(Written::outcome)
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Outcome.Unknown.class),
            second -> assertThat(second).isInstanceOf(Outcome.NotTried.class));
  }

  @ParameterizedTest
  @MethodSource("notDone")
  void a_batch_that_airtable_refused_is_not_written(Throwable trouble) {
    airtable.answer(sent ->
        airtable.asked().size() == 1 ? Mono.just(Map.of("records", List.of())) : fail(trouble));

    assertThat(answer(write.write(ALICE, grant.id(), creation(11))))
        .extracting(Written::outcome)
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Outcome.Done.class),
            second -> assertThat(second).isInstanceOf(Outcome.Refused.class));
  }

  @Test
  void what_was_written_is_told_whatever_goes_wrong_afterwards() {
    Outcome done = new Outcome.Done(Map.of("records", List.of()));
    Outcome unknown = new Outcome.Unknown(failureOf(ProviderProblem.UNEXPECTED_ANSWER));
    for (Mono<Map<String, Object>> wrong :
        List.<Mono<Map<String, Object>>>of(
            Mono.empty(), Mono.error(new IllegalStateException("a bug")))) {
      int before = airtable.asked().size();
      airtable.answer(sent ->
          airtable.asked().size() == before + 1 ? Mono.just(Map.of("records", List.of())) : wrong);

      assertThat(answer(write.write(ALICE, grant.id(), creation(21))))
          .extracting(Written::outcome)
          .containsExactly(done, unknown, new Outcome.NotTried());
    }
  }

  @Test
  void what_was_written_is_told_when_something_of_ours_breaks() {
    airtable.answer(sent ->
        airtable.asked().size() == 1
            ? Mono.just(Map.of("records", List.of()))
            // the sample provider renews no token
            : Mono.error(new TokenRefused()));

    assertThat(answer(write.write(ALICE, grant.id(), creation(11))))
        .extracting(Written::outcome)
        .containsExactly(
            new Outcome.Done(Map.of("records", List.of())),
            new Outcome.Unknown(failureOf(ProviderProblem.UNEXPECTED_ANSWER)));
  }

  @Test
  void a_provider_without_limits_that_was_called_too_often_is_overloaded() {
    airtable.answer(sent -> Mono.error(new CallsRefused(null)));

    assertThat(failure(call.call(ALICE, grant.id(), AirtableCall.whoami())))
        .isEqualTo(failureOf(ProviderProblem.OVERLOADED));
    assertThat(failure(write.write(ALICE, grant.id(), creation(1))))
        .isEqualTo(failureOf(ProviderProblem.OVERLOADED));
  }

  @ParameterizedTest
  @MethodSource("open")
  void a_call_is_not_made_a_second_time_under_the_key_of_one_that_may_be_done(Throwable trouble) {
    airtable.answer(sent -> Mono.error(trouble));
    assertThat(failure(keyed())).isEqualTo(new OutcomeUnknown("airtable_write"));
    clock.advance(Duration.ofMinutes(1));
    airtable.answer(sent -> Mono.just(DONE));

    assertThat(failure(keyed())).isEqualTo(new OutcomeUnknown("request"));

    assertThat(airtable.asked()).hasSize(1);
  }

  @Test
  void a_call_that_was_not_made_is_made_under_the_same_key() {
    airtable.answer(sent -> Mono.error(trouble(ProviderProblem.UNREACHABLE)));
    assertThat(failure(keyed())).isEqualTo(failureOf(ProviderProblem.UNREACHABLE));
    airtable.answer(sent -> Mono.just(DONE));

    assertThat(answer(keyed()).answer().status()).isEqualTo(200);

    assertThat(airtable.asked()).hasSize(2);
  }

  @Test
  void a_read_that_got_no_answer_is_told_as_it_is() {
    airtable.answer(sent -> Mono.error(trouble(ProviderProblem.TIMED_OUT)));

    assertThat(failure(call.call(ALICE, grant.id(), AirtableCall.whoami())))
        .isEqualTo(failureOf(ProviderProblem.TIMED_OUT));
  }

  @Test
  void records_are_not_written_again_under_the_key_of_a_request_whose_replica_died() {
    Mono<AnswerOnce.Outcome> request =
        once.answer(
            command(),
            Mono.defer(() -> write.write(ALICE, grant.id(), creation(21)))
                .thenReturn(new Answer(200, Secret.of("written"), true)));
    airtable.answer(sent ->
        airtable.asked().size() == 1 ? Mono.just(Map.of("records", List.of())) : Mono.never());
    request.subscribe();
    clock.advance(Duration.ofMinutes(1));

    assertThat(failure(request)).isEqualTo(new OutcomeUnknown("request"));
    assertThat(airtable.asked()).hasSize(2);
  }

  private Mono<AnswerOnce.Outcome> keyed() {
    return once.answer(
        command(),
        Mono.defer(() -> call.call(ALICE, grant.id(), COMMENT))
            .map(made -> new Answer(200, Secret.of("made"), true)));
  }

  private static Command command() {
    return new Command(ALICE, "key", "POST /comments", "Hello".getBytes(StandardCharsets.UTF_8));
  }

  private static <T> Mono<T> fail(Throwable trouble) {
    return Mono.error(trouble);
  }

  private static Failed trouble(ProviderProblem problem) {
    return new Failed(failureOf(problem));
  }

  private static Failure failureOf(ProviderProblem problem) {
    return new ProviderUnavailable(AIRTABLE, problem, null);
  }

  private static Failed refused(int status) {
    return new Failed(new UpstreamRefused(AIRTABLE, status, "HTTP_" + status, null, false));
  }

  private static RecordWrite creation(int records) {
    Object one = Map.of("fields", Map.of("Name", "x"));
    return new RecordWrite(Method.POST, TABLE, Collections.nCopies(records, one), Map.of());
  }
}
