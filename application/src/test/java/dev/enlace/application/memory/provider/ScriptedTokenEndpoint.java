package dev.enlace.application.memory.provider;

import dev.enlace.application.port.out.oauth.TokenEndpoint;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.token.TokenSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Answers as it is told and remembers what it was asked. */
public final class ScriptedTokenEndpoint implements TokenEndpoint {
  private final List<Code> exchanged = new CopyOnWriteArrayList<>();
  private volatile Function<Code, Mono<TokenSet>> script;

  /** Answers that to every code until it is told otherwise. */
  public ScriptedTokenEndpoint(TokenSet answer) {
    this.script = code -> Mono.just(answer);
  }

  /** What to answer from now on. */
  public void answer(Function<Code, Mono<TokenSet>> next) {
    this.script = next;
  }

  /** Every code that was sent, in order. */
  public List<Code> exchanged() {
    return List.copyOf(exchanged);
  }

  @Override
  public Mono<TokenSet> exchange(ConfiguredProvider provider, Code code) {
    return Mono.defer(() -> {
      exchanged.add(code);
      return script.apply(code);
    });
  }
}
