package dev.enlace.application.usecase.event;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.webhook.RotateWebhookSecret.Rotated;
import dev.enlace.application.port.out.crypto.SecretBox;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.application.port.out.event.Destinations.Stored;
import dev.enlace.domain.event.Delivery;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A webhook whose secret does not open: to its owner it looks like any other that fails. */
class UnreadableSigningSecretTest {
  private final Told told = new Told();
  private final Destination webhook = damaged();

  @Test
  void every_attempt_fails_and_comes_again_later() {
    told.changed(0);
    told.tell(webhook);
    told.tell(webhook);

    assertThat(attempts()).extracting(Delivery::error).containsExactly("secret_unreadable");
    assertThat(told.read(webhook).standing().failingSince()).isNotNull();
    assertThat(told.ports.receivers.told()).isEmpty();

    told.ports.clock.advance(Duration.ofSeconds(6));
    told.tell(webhook);
    assertThat(attempts()).extracting(Delivery::attempt).containsExactly(2, 1);
  }

  @Test
  void it_is_switched_off_in_the_end() {
    told.changed(0);
    for (int day = 0; day <= 6; day++) {
      told.tell(webhook);
      told.ports.clock.advance(Duration.ofHours(25));
    }

    assertThat(told.read(webhook).standing().disabledReason()).isEqualTo("failing");
  }

  @Test
  void a_replay_says_why_it_failed() {
    told.changed(0);
    told.tell(webhook);

    Delivery replayed =
        answer(told.events.replay.replay(Told.ADMIN, webhook.id(), attempts().getFirst().id()));

    assertThat(replayed.error()).isEqualTo("secret_unreadable");
  }

  @Test
  void a_new_secret_mends_it_and_signs_alone() {
    Rotated rotated = answer(told.events.rotate.rotate(Told.ADMIN, webhook.id()));
    told.changed(0);
    told.tell(webhook);

    assertThat(rotated.oldUntil()).isEqualTo(told.ports.clock.instant());
    assertThat(told.ports.receivers.told())
        .extracting(each -> each.keys())
        .containsExactly(List.<Secret>of(rotated.secret()));
  }

  /** While the root key is changed on one replica after the other. */
  @Test
  void it_is_left_to_other_replicas_where_only_its_key_is_not_at_hand() {
    SecretBox keyless = new Keyless(told.ports.box);
    Attempts attempts =
        new Attempts(
            List.of(told.ports.receivers),
            told.ports.deliveries,
            new SigningKeys(keyless, told.ports.entropy, told.ports.clock),
            new TimeOrderedIds(told.ports.clock, told.ports.entropy),
            told.ports.clock);
    Stored stored = answer(told.ports.destinations.find(webhook.workspace(), webhook.id()));

    assertThatIllegalStateException().isThrownBy(() -> answer(attempts.addressee(stored)));
  }

  /** Has another root key. */
  private record Keyless(SecretBox real) implements SecretBox {
    @Override
    public Mono<SealedSecrets> seal(Place place, Map<String, Secret> secrets) {
      return real.seal(place, secrets);
    }

    @Override
    public Mono<Map<String, Secret>> open(Place place, SealedSecrets sealed) {
      return Mono.error(new IllegalStateException("no root key 2"));
    }

    @Override
    public Mono<SealedSecrets> reseal(Place place, SealedSecrets sealed, int keyId) {
      return real.reseal(place, sealed, keyId);
    }
  }

  private Destination damaged() {
    Destination made = told.webhook("all");
    SealedSecrets garbage =
        new SealedSecrets(1, Map.of(Destinations.SECRET, new SealedSecret(new byte[40])));
    answer(told.ports.destinations.rotate(made, garbage, Duration.ZERO, Told.ADMIN.actor()));
    return told.read(made);
  }

  private List<Delivery> attempts() {
    return answer(told.events.listDeliveries.list(Told.ADMIN, webhook.id(), null, 50)).items();
  }
}
