package dev.enlace.adapter.out.postgres.rotation;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enlace.adapter.out.postgres.connection.SealedConnections;
import dev.enlace.adapter.out.postgres.crypto.PostgresDataKeys;
import dev.enlace.adapter.out.postgres.oauth.SealedOAuthStates;
import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.adapter.out.postgres.upkeep.PostgresJobs;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.RotationRunning;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.memory.crypto.CountingEntropy;
import dev.enlace.application.memory.crypto.PlainBox;
import dev.enlace.application.port.in.keys.StartKeyRotation;
import dev.enlace.application.port.out.crypto.DataKeyGenerator;
import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.KeyRotations;
import dev.enlace.application.port.out.crypto.SealedRows;
import dev.enlace.application.port.out.upkeep.Jobs;
import dev.enlace.application.usecase.keys.RotationBatch;
import dev.enlace.application.usecase.keys.RotationPass;
import dev.enlace.application.usecase.keys.RotationWorker;
import dev.enlace.application.usecase.keys.StartKeyRotationHandler;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class StartKeyRotationTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final WorkspaceId id = new WorkspaceId(Samples.id());
  private final Database database = DATABASE.database();
  private final DataKeys keys = new PostgresDataKeys(database, DATABASE.audit());
  private final Jobs jobs = new PostgresJobs(database);
  private final List<SealedTable> tables =
      List.of(new SealedConnections(database), new SealedOAuthStates(database));
  private final SealedRows rows = new PostgresSealedRows(database, tables, jobs);
  private final KeyRotations rotations =
      new PostgresKeyRotations(database, tables, DATABASE.audit());
  private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC(), new CountingEntropy());
  private final RotationWorker worker =
      new RotationWorker(
          rotations,
          jobs,
          new RotationPass(rotations, rows, new RotationBatch(rows, new PlainBox()), keys, jobs),
          ids);

  @Test
  void gives_every_keyring_of_the_workspace_a_new_key_and_wakes_the_worker() {
    begun(1, KeyPurpose.TOKENS);
    begun(2, KeyPurpose.STATE);
    AtomicInteger calls = new AtomicInteger();
    worker.calls().subscribe(call -> calls.incrementAndGet());

    KeyRotation rotation = answer(start(null));

    assertThat(rotation.purposes()).containsExactlyInAnyOrder("tokens", "state");
    assertThat(primary(KeyPurpose.TOKENS)).isGreaterThan(2);
    assertThat(primary(KeyPurpose.STATE)).isGreaterThan(2);
    assertThat(calls).hasValue(1);
  }

  @Test
  void gives_only_the_keyring_of_a_purpose_a_new_key_where_one_is_named() {
    begun(1, KeyPurpose.TOKENS);
    begun(2, KeyPurpose.STATE);

    assertThat(answer(start("state")).purposes()).containsExactly("state");

    assertThat(primary(KeyPurpose.TOKENS)).isEqualTo(1);
    assertThat(primary(KeyPurpose.STATE)).isEqualTo(3);
  }

  @Test
  void refuses_a_purpose_for_which_nothing_is_sealed() {
    assertThatThrownBy(() -> start("nonsense").block())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(ValidationFailed.class));
  }

  @Test
  void refuses_the_second_of_two_administrators_and_names_the_rotation_that_runs() {
    begun(1, KeyPurpose.TOKENS);

    List<Object> answers =
        atOnce(
            8,
            () ->
                start(null)
                    .<Object>map(KeyRotation::id)
                    .onErrorResume(Failed.class, failed -> Mono.just(failed.failure())));

    Object won =
        answers.stream().filter(it -> !(it instanceof RotationRunning)).findFirst().orElseThrow();
    assertThat(answers)
        .filteredOn(RotationRunning.class::isInstance)
        .hasSize(7)
        .allMatch(it -> ((RotationRunning) it).id().equals(won));
    assertThat(primary(KeyPurpose.TOKENS)).isEqualTo(2);
  }

  @Test
  void takes_the_next_id_where_another_replica_was_faster_with_one() {
    begun(1, KeyPurpose.TOKENS);
    AtomicInteger asked = new AtomicInteger();
    DataKeyGenerator late =
        (workspace, purpose, number) ->
            Mono.defer(() ->
                asked.incrementAndGet() == 1
                    ? keys.addPrimary(key(number, KeyPurpose.STATE))
                        .thenReturn(key(number, purpose))
                    : Mono.just(key(number, purpose)));

    assertThat(answer(handler(late).start(command("tokens"))).purposes()).containsExactly("tokens");

    assertThat(primary(KeyPurpose.STATE)).isEqualTo(2);
    assertThat(primary(KeyPurpose.TOKENS)).isEqualTo(3);
  }

  private Mono<KeyRotation> start(@Nullable String purpose) {
    return handler((workspace, of, number) -> Mono.just(key(number, of))).start(command(purpose));
  }

  private StartKeyRotation handler(DataKeyGenerator generator) {
    return new StartKeyRotationHandler(rotations, keys, generator, rows, worker, ids);
  }

  private StartKeyRotation.Command command(@Nullable String purpose) {
    ApiKey key = Samples.key(id);
    return new StartKeyRotation.Command(
        new Principal(
            id,
            key.holder(),
            key.id(),
            key.name(),
            key.role(),
            key.permissions(),
            Samples.actor(key.holder()).origin()),
        purpose);
  }

  private void begun(int number, KeyPurpose purpose) {
    answer(keys.addPrimary(key(number, purpose)));
  }

  private int primary(KeyPurpose purpose) {
    return Objects.requireNonNull(answer(keys.primary(id, purpose))).id();
  }

  private Wrapped key(int number, KeyPurpose purpose) {
    return new Wrapped(id, number, purpose, 1, new byte[] {(byte) number});
  }
}
