package dev.enlace.adapter.out.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.oauth.http.HttpLimits;
import dev.enlace.adapter.out.oauth.http.ProviderAnswer;
import dev.enlace.adapter.out.oauth.http.ProviderHttp;
import dev.enlace.adapter.out.oauth.http.ProviderRequest;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.call.BodyFormat;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.HttpMethod;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One provider's trouble is nobody else's. */
class BulkheadTest {
  private static final ProviderId SLOW = new ProviderId("slow");
  private static final ProviderId QUICK = new ProviderId("quick");
  private static final int CONNECTIONS = 4;

  /** Far below what the slow one is waited for, and far above what an answer takes. */
  private static final Duration UNHARMED = Duration.ofSeconds(10);

  private final StubServer server = new StubServer();
  private final ProviderHttp http =
      new ProviderHttp(
          new HttpLimits(UNHARMED, Duration.ofSeconds(60), 64 * 1024, CONNECTIONS),
          Clock.systemUTC());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @Timeout(60)
  void a_provider_that_hangs_takes_its_own_connections_and_no_others() throws Exception {
    server.hangsBelow("/slow");
    Disposable hanging =
        Flux.range(0, 50).flatMap(number -> send(SLOW, "/slow"), 50).subscribe(a -> {}, e -> {});
    try {
      while (server.asked().size() < CONNECTIONS) {
        Thread.sleep(10);
      }
      for (int i = 0; i < 300; i++) {
        assertThat(send(QUICK, "/quick").block(UNHARMED)).isNotNull();
      }
      assertThat(server.asked().stream().filter(asked -> asked.path().equals("/slow")))
          .hasSize(CONNECTIONS);
    } finally {
      hanging.dispose();
    }
  }

  private Mono<ProviderAnswer> send(ProviderId provider, String path) {
    return http.send(
        provider, new ProviderRequest(HttpMethod.GET, server.url().resolve(path), BodyFormat.NONE));
  }
}
