package dev.enlace.adapter.out.postgres.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.port.in.audit.VerifyAudit.Kept;
import dev.enlace.application.port.in.audit.VerifyAudit.Proof;
import dev.enlace.domain.audit.ChainBreak;
import dev.enlace.domain.audit.ChainBreak.Reason;
import dev.enlace.domain.audit.ChainHash;
import dev.enlace.domain.audit.ChainHead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may write in the database, and lacks the key, changes nothing unnoticed. */
class TamperedAuditTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private static final int LENGTH = 6;
  private static final String COPY =
      """
      INSERT INTO connections.audit_events
      SELECT workspace_id, sealed_at%2$s, seq%3$s, gen_random_uuid(), at, action, actor_id,
        actor_kind, target_id, origin, request_id, detail, key_id, hash
      FROM connections.audit_events WHERE workspace_id = :workspace AND seq = %1$d
      """;

  private final Trail trail = new Trail(DATABASE);

  @BeforeEach
  void seals() {
    trail.add(4);
    trail.add(2);
  }

  @Test
  void a_chain_that_nobody_touched_is_whole() {
    Proof proof = trail.verify();

    assertThat(proof.broken()).isNull();
    assertThat(proof.start()).isEqualTo(ChainHead.START);
    assertThat(proof.end()).isEqualTo(trail.head());
    assertThat(proof.count()).isEqualTo(LENGTH);
    assertThat(proof.kept()).isEmpty();
  }

  @Test
  void a_chain_that_has_not_begun_is_whole() {
    assertThat(new Trail(DATABASE).verify())
        .extracting(Proof::broken, Proof::count)
        .containsExactly(null, 0L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = gen_random_uuid()",
        "at = at + interval '1 microsecond'",
        "at = 'infinity'",
        "action = 'sample.4'",
        "action = action || ' '",
        "actor_id = gen_random_uuid()",
        "actor_id = NULL",
        "actor_kind = 'system'",
        "target_id = gen_random_uuid()",
        "target_id = NULL",
        "origin = '192.0.2.8'",
        "origin = '192.0.2.7/24'",
        "origin = NULL",
        "request_id = 'request-9'",
        "request_id = ''",
        "request_id = NULL",
        "detail = detail || '{\"n\": 9}'",
        "detail = detail || '{\"more\": null}'",
        "detail = '{}'",
        "key_id = 2",
        "hash = sha256(hash)",
        "hash = ''",
        "sealed_at = sealed_at + interval '1 microsecond'"
      })
  void a_column_that_was_changed_shows(String change) {
    trail.tamper(change, LENGTH);

    assertBroken(trail.verify(), LENGTH, Reason.ALTERED);
  }

  @Test
  void values_that_were_moved_to_the_next_column_show() {
    trail.tamper("actor_kind = 'person1', request_id = NULL, action = 'a'", 2);
    assertBroken(trail.verify(), 2, Reason.ALTERED);
  }

  @Test
  void an_event_in_the_middle_that_was_changed_shows_where_it_is() {
    trail.tamper("action = 'sample.none'", 3);

    Proof proof = trail.verify();
    assertBroken(proof, 3, Reason.ALTERED);
    assertThat(proof.count()).isEqualTo(2);
  }

  @Test
  void a_key_that_is_no_audit_key_shows() {
    trail.tamper("key_id = 7", 3);
    assertBroken(trail.verify(), 3, Reason.UNKNOWN_KEY);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, LENGTH})
  void an_event_that_was_deleted_shows(int seq) {
    delete("seq = " + seq);
    assertBroken(trail.verify(), seq, Reason.MISSING);
  }

  @Test
  void a_gap_that_was_closed_shows() {
    delete("seq = 3");
    for (int seq = 4; seq <= LENGTH; seq++) {
      trail.tamper("seq = " + (seq - 1), seq);
    }
    assertBroken(trail.verify(), 3, Reason.ALTERED);
  }

  @Test
  void events_that_changed_places_show() {
    trail.tamper("seq = 99", 2);
    trail.tamper("seq = 2", 3);
    trail.tamper("seq = 3", 99);
    assertBroken(trail.verify(), 2, Reason.ALTERED);
  }

  @Test
  void events_that_changed_their_time_show() {
    trail.tamper("sealed_at = sealed_at + interval '1 hour'", 2);
    assertBroken(trail.verify(), 2, Reason.MISSING);

    trail.tamper("sealed_at = sealed_at - interval '1 microsecond'", LENGTH);
    trail.tamper("sealed_at = sealed_at - interval '1 hour'", 2);
    assertBroken(trail.verify(), LENGTH - 1, Reason.MISSING);
  }

  @Test
  void an_event_that_was_slipped_in_shows() {
    trail.run(COPY.formatted(3, " + interval '1 microsecond'", ""));
    assertThat(trail.verify().broken()).isNotNull();
  }

  @Test
  void an_event_that_was_slipped_in_in_front_shows() {
    trail.run(COPY.formatted(1, " - interval '1 day'", " - 1"));
    assertBroken(trail.verify(), 1, Reason.OUT_OF_ORDER);
  }

  @Test
  void an_event_that_was_put_behind_the_head_shows() {
    trail.run(COPY.formatted(LENGTH, "", " + 1"));
    assertBroken(trail.verify(), LENGTH + 1, Reason.ALTERED);
  }

  @Test
  void an_event_that_is_signed_and_stands_behind_the_head_shows() {
    trail.run(
        "UPDATE connections.audit_heads h SET seq = 5, hash = (SELECT hash FROM"
            + " connections.audit_events WHERE workspace_id = :workspace AND seq = 5)"
            + " WHERE workspace_id = :workspace");
    assertBroken(trail.verify(), LENGTH, Reason.OUT_OF_ORDER);
  }

  @Test
  void an_event_of_another_workspace_shows() {
    Trail other = new Trail(DATABASE);
    other.add(1);
    delete("seq = 1");
    trail.run(
        "UPDATE connections.audit_events SET workspace_id = :workspace, sealed_at = '%s'"
                .formatted(trail.column("sealed_at", 2))
            + " WHERE workspace_id = '%s'".formatted(other.id()));
    assertBroken(trail.verify(), 1, Reason.ALTERED);
  }

  @Test
  void a_tail_that_was_cut_off_shows_by_the_head() {
    delete("seq > 4");
    assertBroken(trail.verify(), 5, Reason.MISSING);
  }

  @Test
  void a_chain_that_is_gone_shows_by_the_head() {
    delete("true");
    assertBroken(trail.verify(), 1, Reason.MISSING);
  }

  @Test
  void a_head_that_was_changed_shows() {
    trail.run(
        "UPDATE connections.audit_heads SET hash = sha256(hash) WHERE workspace_id = :workspace");
    assertBroken(trail.verify(), LENGTH, Reason.HEAD_DIFFERS);
  }

  @Test
  void a_head_that_is_gone_shows_and_so_does_what_is_sealed_then() {
    trail.run("DELETE FROM connections.audit_heads WHERE workspace_id = :workspace");
    assertBroken(trail.verify(), 1, Reason.OUT_OF_ORDER);

    trail.add(1);
    assertThat(trail.verify().broken()).isNotNull();
  }

  @Test
  void a_tail_that_was_cut_off_and_its_head_with_it_shows_by_an_exported_head() {
    ChainHead exported = trail.head();
    cutTailAndHead();
    assertThat(trail.verify().broken()).as("nothing in the database says so").isNull();

    Proof proof = trail.verify(exported);
    assertBroken(proof, 5, Reason.MISSING);
    assertThat(proof.kept()).contains(Kept.CONTRADICTED);
  }

  @Test
  void a_tail_that_was_written_anew_shows_by_an_exported_head() {
    ChainHead exported = trail.head();
    cutTailAndHead();
    trail.add(5);
    assertThat(trail.verify().broken()).isNull();

    Proof proof = trail.verify(exported);
    assertBroken(proof, LENGTH, Reason.EXPORTED_HEAD_DIFFERS);
    assertThat(proof.kept()).contains(Kept.CONTRADICTED);
  }

  @Test
  void an_exported_head_is_found_while_the_chain_grows() {
    ChainHead exported = trail.head();
    assertThat(trail.verify(exported).kept()).contains(Kept.FOUND);
    trail.add(3);

    Proof proof = trail.verify(exported);
    assertThat(proof.broken()).isNull();
    assertThat(proof.kept()).contains(Kept.FOUND);
  }

  @Test
  void a_made_up_head_is_not_found() {
    ChainHead madeUp = new ChainHead(3, new ChainHash("00".repeat(32)));
    Proof proof = trail.verify(madeUp);
    assertBroken(proof, 3, Reason.EXPORTED_HEAD_DIFFERS);
  }

  private void cutTailAndHead() {
    delete("seq > 4");
    trail.run(
        "UPDATE connections.audit_heads h SET seq = 4, hash = (SELECT hash FROM"
            + " connections.audit_events WHERE workspace_id = :workspace AND seq = 4)"
            + " WHERE workspace_id = :workspace");
  }

  private void delete(String condition) {
    trail.run(
        "DELETE FROM connections.audit_events WHERE workspace_id = :workspace AND " + condition);
  }

  private static void assertBroken(Proof proof, long seq, Reason reason) {
    assertThat(proof.broken()).isEqualTo(new ChainBreak(seq, reason));
  }
}
