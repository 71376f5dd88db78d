package dev.enlace.application.memory.provider;

import dev.enlace.application.port.out.upstream.Airtable;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Answers as it is told and remembers what it was asked. */
public final class ScriptedAirtable implements Airtable {
  private final List<AirtableCall> asked = new CopyOnWriteArrayList<>();
  private volatile Function<AirtableCall, Mono<Map<String, Object>>> script =
      call -> Mono.error(new AssertionError("no call is expected"));

  /** What to answer from now on. */
  public void answer(Function<AirtableCall, Mono<Map<String, Object>>> next) {
    this.script = next;
  }

  /** Every call, in order. */
  public List<AirtableCall> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Mono<Map<String, Object>> send(
      ProviderId provider, URI apiBase, Secret accessToken, AirtableCall call) {
    return Mono.defer(() -> {
      asked.add(call);
      return script.apply(call);
    });
  }
}
