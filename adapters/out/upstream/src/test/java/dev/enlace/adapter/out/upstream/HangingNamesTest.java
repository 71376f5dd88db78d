package dev.enlace.adapter.out.upstream;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.out.upstream.Upstream.Answered;
import dev.enlace.application.port.out.upstream.Upstream.Sent;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.proxy.CallPath;
import dev.enlace.domain.provider.proxy.CallTarget;
import dev.enlace.domain.provider.proxy.ProxyMethod;
import dev.enlace.domain.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class HangingNamesTest {
  private static final int MORE_THAN_THREADS = 40;

  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void calls_of_one_host_whose_name_server_hangs_stop_no_other() throws IOException {
    try (Provider provider = Provider.saying("HTTP/1.1 204 No Content\r\n\r\n");
        HttpUpstream upstream =
            new HttpUpstream(
                this::resolve,
                new AddressPolicy(Set.of(new Endpoint("127.0.0.1", provider.port()))),
                UpstreamLimits.DEFAULT,
                Clock.systemUTC())) {
      Disposable hanging =
          Flux.range(0, MORE_THAN_THREADS)
              .flatMap(n -> call(upstream, "hangs.example", provider.port()), MORE_THAN_THREADS)
              .subscribe();

      Answered answered = answer(call(upstream, "answers.example", provider.port()));

      assertThat(answered.answer().status()).isEqualTo(204);
      hanging.dispose();
    } finally {
      ended.countDown();
    }
  }

  private InetAddress[] resolve(String host) {
    if (host.equals("hangs.example")) {
      try {
        ended.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
  }

  private static Mono<Answered> call(HttpUpstream upstream, String host, int port) {
    CallTarget target =
        new CallTarget(
            URI.create("http://" + host + ":" + port), CallPath.of("/x").orElseThrow(), null);
    return upstream.send(
        new ProviderId("acme"),
        new Sent(ProxyMethod.GET, target, List.of(), null),
        Secret.of("canary-access-token-0123456789"));
  }
}
