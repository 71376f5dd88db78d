package dev.enlace.adapter.out.webhook;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.out.event.WebhookAddresses.Verdict;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.outbound.AddressPolicy;
import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class HangingNamesTest {
  private static final int MORE_THAN_THREADS = 40;

  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void attempts_at_one_host_whose_name_server_hangs_stop_no_other() {
    try (HttpEventDelivery http =
        new HttpEventDelivery(
            this::resolve, AddressPolicy.PUBLIC_ONLY, WebhookTimeouts.DEFAULT, Clock.systemUTC())) {
      Disposable hanging =
          Flux.range(0, MORE_THAN_THREADS)
              .flatMap(n -> judge(http, "https://hangs.example/"), MORE_THAN_THREADS)
              .subscribe();

      assertThat(answer(judge(http, "https://answers.example/"))).isEqualTo(Verdict.ALLOWED);
      hanging.dispose();
    } finally {
      ended.countDown();
    }
  }

  private static Mono<Verdict> judge(HttpEventDelivery http, String url) {
    return http.judge(WebhookUrl.parse(url));
  }

  private InetAddress[] resolve(String host) {
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
