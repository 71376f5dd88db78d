package dev.enlace.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.workspace.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is signed, to the byte: whoever verifies elsewhere relies on it. */
class SealedEventTest {
  private static final WorkspaceId WORKSPACE =
      new WorkspaceId(UUID.fromString("00000000-0000-7000-8000-000000000000"));
  private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123456Z");
  private static final AuditEvent EVENT =
      new AuditEvent(
          UUID.fromString("01990a5e-0000-7000-8000-00000000a042"),
          Instant.parse("2026-11-21T09:59:59Z"),
          "sample.done",
          "system",
          null,
          UUID.fromString("01990a5e-0000-7000-8000-00000000c001"),
          "192.0.2.7/32",
          "",
          "{\"ñ\": 1}");

  private final List<String> signed = new ArrayList<>();
  private final AuditKey key = new RecordingKey();

  @Test
  void signs_each_field_behind_its_length() {
    SealedEvent first = SealedEvent.seal(WORKSPACE, ChainHead.START, AT, EVENT, key);
    SealedEvent.seal(WORKSPACE, first.place(), AT, EVENT, key);

    assertThat(signed).containsExactly(bytes("", "1"), bytes("hash-1", "2"));
  }

  @Test
  void signs_a_place_for_one_use() {
    ChainHead place = new ChainHead(7, new ChainHash("aa"));
    SignedPlace head = SignedPlace.sign(SignedPlace.Use.HEAD, WORKSPACE, place, AT, key);
    SignedPlace.sign(SignedPlace.Use.CHECKPOINT, WORKSPACE, place, AT, key);

    assertThat(signed)
        .containsExactly(
            hex(
                field("enlace audit head 1")
                    + field(WORKSPACE.toString())
                    + field("7")
                    + field("aa")
                    + field("1795255200.123456")
                    + field("3")),
            hex(
                field("enlace audit checkpoint 1")
                    + field(WORKSPACE.toString())
                    + field("7")
                    + field("aa")
                    + field("1795255200.123456")
                    + field("3")));
    assertThat(head.keyId()).isEqualTo(3);
  }

  @Test
  void writes_a_position_that_it_reads_again_and_reads_nothing_else() {
    AuditPosition position = new AuditPosition(AT, 42);
    assertThat(AuditPosition.parse(position.toString())).isEqualTo(position);
    for (String other : List.of("", "42", "x,1", AT + ",", AT + ",x")) {
      assertThatIllegalArgumentException().isThrownBy(() -> AuditPosition.parse(other));
    }
  }

  private static String bytes(String previous, String seq) {
    return hex(
        field("enlace audit event 1")
            + field(previous)
            + field(WORKSPACE.toString())
            + field(seq)
            + field("1795255200.123456")
            + field("01990a5e-0000-7000-8000-00000000a042")
            + field("1795255199.000000")
            + field("sample.done")
            + field("system")
            + "\u00ff\u00ff\u00ff\u00ff"
            + field("01990a5e-0000-7000-8000-00000000c001")
            + field("192.0.2.7/32")
            + field("")
            + field("{\"ñ\": 1}")
            + field("3"));
  }

  /** A length in four bytes and the UTF-8 behind it, one character a byte. */
  private static String field(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return "\0\0\0" + (char) utf8.length + new String(utf8, StandardCharsets.ISO_8859_1);
  }

  private static String hex(String bytes) {
    return HexFormat.of().formatHex(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private final class RecordingKey implements AuditKey {
    @Override
    public int id() {
      return 3;
    }

    @Override
    public ChainHash sign(byte[] message) {
      signed.add(HexFormat.of().formatHex(message));
      return new ChainHash("hash-" + signed.size());
    }
  }
}
