package dev.enlace.adapter.out.postgres.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.port.out.upstream.Asker;
import dev.enlace.application.port.out.upstream.CallBudget.Turn;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.domain.provider.Api;
import dev.enlace.domain.provider.ProviderId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

class FairQueueTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AtomicInteger idle = new AtomicInteger();
  private final FairQueue queue =
      new FairQueue(new Claims(new Places(DATABASE.database(), PATIENCE)), idle::incrementAndGet);

  @Test
  void stays_the_queue_of_its_limit_while_somebody_who_found_it_has_not_joined_yet() {
    queue.expect();
    queue.expect();
    turn(meter());

    assertThat(queue.isIdle()).isFalse();
    assertThat(idle).hasValue(0);

    turn(meter());

    Mono.delay(Duration.ofMillis(20)).repeat(() -> idle.get() == 0).blockLast(PATIENCE);
    assertThat(queue.isIdle()).isTrue();
  }

  private void turn(Meter meter) {
    Mono.<Turn>create(sink -> queue.join(waiter(meter, sink), 10)).block(PATIENCE);
    // The queue looks who is next when it has given a turn, on the thread that gave it.
    Mono.delay(Duration.ofMillis(100)).block(PATIENCE);
  }

  private static Waiter waiter(Meter meter, MonoSink<Turn> sink) {
    return new Waiter(
        new Asker("own", "connection", "account"),
        List.of(Allowance.of(meter)),
        System.nanoTime() + PATIENCE.toNanos(),
        sink);
  }

  private static Meter meter() {
    return new Meter(
        new ProviderId("sample"),
        UUID.randomUUID().toString(),
        new Api.RateLimit("base", 5, Duration.ofMillis(200), null));
  }
}
