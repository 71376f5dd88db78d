package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.in.Page;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.rotation.RotatedRows;
import dev.enlace.domain.rotation.RotationId;
import dev.enlace.domain.rotation.RotationState;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyRotationsTest extends RestTest {
  private static final RotationId ID =
      new RotationId(UUID.fromString("01990a5e-0000-7000-8000-00000000a001"));
  private static final String ONE = "/keys/rotations/" + ID;

  @Test
  void begins_a_rotation_of_everything_or_of_one_purpose() {
    ports.startKeyRotation.answers(
        rotation(RotationState.REENCRYPTING, new RotatedRows(9, 0, 0), Duration.ZERO));

    post("/keys/rotations", Keys.ADMIN)
        .bodyValue("{}")
        .exchange()
        .expectStatus()
        .isAccepted()
        .expectHeader()
        .valueEquals("Location", ONE)
        .expectBody()
        .jsonPath("$.secondsLeft")
        .doesNotExist();
    assertThat(ports.startKeyRotation.lastAsked().purpose()).isNull();

    post("/keys/rotations", Keys.ADMIN).bodyValue("{\"purpose\":\"tokens\"}").exchange();
    assertThat(ports.startKeyRotation.lastAsked().purpose()).isEqualTo("tokens");
    problem(
        post("/keys/rotations", Keys.ADMIN).bodyValue("{\"purpose\":\"To-kens\"}").exchange(),
        400,
        "VALIDATION_FAILED");
  }

  @Test
  void shows_count_rate_and_the_time_that_is_left() {
    ports.readKeyRotation.answers(
        rotation(
            RotationState.REENCRYPTING, new RotatedRows(1000, 300, 100), Duration.ofSeconds(7)));

    get(ONE, Keys.ADMIN)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json(
            """
            {"id": "01990a5e-0000-7000-8000-00000000a001", "purposes": ["tokens"],
             "state": "reencrypting", "rowsTotal": 1000, "rowsDone": 300, "rowsUnreadable": 100,
             "rowsPerSecond": 42.9, "secondsLeft": 14, "startedAt": "2026-11-21T12:00:00Z"}
            """);
    assertThat(ports.readKeyRotation.lastAsked()).endsWith(ID);
  }

  @Test
  void says_how_long_the_proof_still_takes() {
    Duration before = KeyRotation.SETTLED_AFTER.minusMillis(1500);
    ports.readKeyRotation.answers(
        rotation(RotationState.VERIFYING, new RotatedRows(9, 8, 0), before));

    get(ONE, Keys.ADMIN).exchange().expectBody().jsonPath("$.secondsLeft").isEqualTo(2);
  }

  @Test
  void lists_rotations() {
    KeyRotation ended =
        rotation(RotationState.COMPLETED, new RotatedRows(9, 9, 0), Duration.ofSeconds(3));
    ports.listKeyRotations.answers(new Page<>(List.of(ended), true));

    get("/keys/rotations?limit=1", Keys.ADMIN)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.items[0].secondsLeft")
        .isEqualTo(0)
        .jsonPath("$.nextCursor")
        .isNotEmpty();
  }

  private static KeyRotation rotation(RotationState state, RotatedRows rows, Duration elapsed) {
    return new KeyRotation(
        ID,
        WorkspaceId.DEFAULT,
        List.of("tokens"),
        state,
        rows,
        Samples.NOON,
        state.isEnd() ? Samples.NOON.plusSeconds(3) : null,
        elapsed);
  }
}
