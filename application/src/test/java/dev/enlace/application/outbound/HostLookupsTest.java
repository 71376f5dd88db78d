package dev.enlace.application.outbound;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.CheckedAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class HostLookupsTest {
  private static final int MORE_THAN_THREADS = 40;
  private static final int MANY = 5_000;

  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final HostLookups lookups =
      new HostLookups(new CheckedAddresses(this::resolve, AddressPolicy.PUBLIC_ONLY), "test-names");

  @AfterEach
  void ends() {
    ended.countDown();
    lookups.close();
  }

  @Test
  void a_host_that_hangs_is_looked_up_once_and_stops_no_other() {
    CompletableFuture<@Nullable List<String>> hanging =
        Flux.range(0, MORE_THAN_THREADS)
            .flatMap(n -> lookUp("hangs.example"), MORE_THAN_THREADS)
            .collectList()
            .toFuture();

    assertThat(answer(lookUp("answers.example"))).isEqualTo("answers.example/8.8.8.8");
    ended.countDown();
    assertThat(hanging.join()).hasSize(MORE_THAN_THREADS).containsOnly("hangs.example/8.8.8.8");
    assertThat(asked).as("one of each").hasValue(2);
  }

  @Test
  void whoever_leaves_ends_the_look_up_for_nobody_else() {
    Disposable first = lookUp("hangs.example").subscribe();
    CompletableFuture<@Nullable String> second = lookUp("hangs.example").toFuture();

    first.dispose();
    ended.countDown();

    assertThat(second.join()).isEqualTo("hangs.example/8.8.8.8");
    assertThat(asked).hasValue(1);
  }

  @Test
  void is_asked_again_by_whoever_comes_after_the_answer() {
    assertThat(answer(lookUp("answers.example"))).isEqualTo("answers.example/8.8.8.8");
    assertThat(answer(lookUp("answers.example"))).isEqualTo("answers.example/8.8.8.8");
    assertThat(asked).hasValue(2);
    assertThat(answer(lookups.of("unknown.example", 443))).isEmpty();
    assertThat(answer(lookups.of("unknown.example", 443))).isEmpty();
    assertThat(asked).hasValue(4);
  }

  @Test
  void answers_everybody_who_comes_while_look_ups_end() {
    assertThat(atOnce(MANY, () -> lookUp("answers.example")))
        .hasSize(MANY)
        .containsOnly("answers.example/8.8.8.8");
  }

  private Mono<String> lookUp(String host) {
    return lookups.of(host, 443).map(found -> found.getFirst().toString());
  }

  private InetAddress[] resolve(String host) throws UnknownHostException {
    asked.incrementAndGet();
    if (host.equals("unknown.example")) {
      throw new UnknownHostException(host);
    }
    if (host.equals("hangs.example")) {
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return new InetAddress[] {InetAddress.ofLiteral("8.8.8.8")};
  }
}
