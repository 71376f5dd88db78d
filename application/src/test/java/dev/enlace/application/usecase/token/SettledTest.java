package dev.enlace.application.usecase.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.MemoryPorts;
import dev.enlace.application.memory.installation.Principals;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.token.TokenSet;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

class SettledTest {
  private static final Principal ALICE = Principals.user("alice");

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final Queue<Sinks.One<TokenSet>> asked = new ConcurrentLinkedQueue<>();

  @Test
  void waits_for_a_refresh_too_that_began_while_it_waited() {
    enlace.ports.tokens.answerRefresh(sent -> {
      Sinks.One<TokenSet> answer = Sinks.one();
      asked.add(answer);
      return answer.asMono();
    });
    refresh();
    CompletableFuture<?> settled = enlace.connections.refresher.settled().toFuture();
    refresh();

    answerOne();
    assertThat(settled).isNotDone();
    answerOne();

    settled.orTimeout(10, TimeUnit.SECONDS).join();
  }

  private void refresh() {
    Connection grant = Made.byOAuth(enlace, ALICE, SampleEntries.AIRTABLE);
    int before = asked.size();
    enlace
        .connections
        .refresher
        .ahead(grant, MemoryPorts.TOKEN_LIFETIME.multipliedBy(2))
        .subscribe();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (asked.size() == before) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private void answerOne() {
    asked.remove().tryEmitValue(MemoryPorts.tokens("canary-next", "canary-again")).orThrow();
  }
}
